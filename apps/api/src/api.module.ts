// SPDX-License-Identifier: MPL-2.0
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { community, CommunityModule } from '@faellesbog/community';
import { funding, FundingModule } from '@faellesbog/funding';
import { governance, GovernanceModule } from '@faellesbog/governance';
import { EVENT_STORE, READ_DB, type Context, type Identity, type Ledger } from '@faellesbog/platform';
import { portfolio, PortfolioModule } from '@faellesbog/portfolio';
import { MeController } from './access/me.controller.js';
import { communityControllers } from './community/index.js';
import { fundingControllers } from './funding/index.js';
import { governanceControllers } from './governance/index.js';
import { Commands } from './http/commands.js';
import { IDENTITY } from './identity/identity-token.js';
import { identityControllers } from './identity/index.js';
import { Importer } from './import/importer.js';
import { ImportsController } from './import/imports.controller.js';
import { portfolioControllers } from './portfolio/index.js';
import { CalculationsController } from './operations/calculations.controller.js';
import { EventsController } from './operations/events.controller.js';
import { HealthController } from './operations/health.controller.js';
import { LEDGER } from './operations/ledger-token.js';
import { Metrics } from './operations/metrics.js';
import { PersonsController } from './persons/persons.controller.js';

/** The contexts that run here, upstream first. */
export const contexts: readonly Context[] = [community, governance, portfolio, funding];

/** What the book's own parts need, for every context's module. */
@Module({})
class LedgerModule {
  static of(ledger: Ledger): DynamicModule {
    return {
      module: LedgerModule,
      global: true,
      providers: [
        { provide: LEDGER, useValue: ledger },
        { provide: EVENT_STORE, useValue: ledger.store },
        { provide: READ_DB, useValue: ledger.sql },
      ],
      exports: [LEDGER, EVENT_STORE, READ_DB],
    };
  }
}

/** The service's table of contents. */
@Module({})
export class ApiModule {
  /** Without `identity` nobody can be asked who they are: for reading the service's shape, and for work without HTTP. */
  static of(ledger: Ledger, identity?: Identity): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DiscoveryModule,
        CqrsModule.forRoot(),
        LedgerModule.of(ledger),
        CommunityModule,
        GovernanceModule,
        PortfolioModule,
        FundingModule,
      ],
      controllers: [
        ...communityControllers,
        ...governanceControllers,
        MeController,
        ...portfolioControllers,
        ...fundingControllers,
        ...identityControllers,
        PersonsController,
        ImportsController,
        CalculationsController,
        EventsController,
        HealthController,
      ],
      providers: [Commands, Importer, Metrics, { provide: IDENTITY, useValue: identity ?? null }],
    };
  }
}
