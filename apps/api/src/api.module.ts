// SPDX-License-Identifier: MPL-2.0
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { community, CommunityModule } from '@faellesbog/community';
import { funding, FundingModule } from '@faellesbog/funding';
import { EVENT_STORE, READ_DB, type Context, type Ledger } from '@faellesbog/platform';
import { portfolio, PortfolioModule } from '@faellesbog/portfolio';
import { communityControllers } from './community/index.js';
import { fundingControllers } from './funding/index.js';
import { Commands } from './http/commands.js';
import { Importer } from './import/importer.js';
import { ImportsController } from './import/imports.controller.js';
import { portfolioControllers } from './portfolio/index.js';
import { CalculationsController } from './operations/calculations.controller.js';
import { EventsController } from './operations/events.controller.js';
import { HealthController } from './operations/health.controller.js';
import { LEDGER } from './operations/ledger-token.js';
import { Metrics } from './operations/metrics.js';

/** The contexts that run here, upstream first. */
export const contexts: readonly Context[] = [community, portfolio, funding];

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
  static of(ledger: Ledger): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DiscoveryModule,
        CqrsModule.forRoot(),
        LedgerModule.of(ledger),
        CommunityModule,
        PortfolioModule,
        FundingModule,
      ],
      controllers: [
        ...communityControllers,
        ...portfolioControllers,
        ...fundingControllers,
        ImportsController,
        CalculationsController,
        EventsController,
        HealthController,
      ],
      providers: [Commands, Importer, Metrics],
    };
  }
}
