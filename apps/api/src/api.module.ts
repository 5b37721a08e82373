// SPDX-License-Identifier: MPL-2.0
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { community, CommunityModule } from '@faellesbog/community';
import { funding, FundingModule } from '@faellesbog/funding';
import type { AnyDecider } from '@faellesbog/eventsourcing';
import { fourEyes, governance, GovernanceModule } from '@faellesbog/governance';
import {
  AROUND_DECIDERS,
  EVENT_STORE,
  OPERATOR,
  READ_DB,
  type Context,
  type Identity,
  type Ledger,
  type Notices,
  type Refusals,
} from '@faellesbog/platform';
import { portfolio, PortfolioModule } from '@faellesbog/portfolio';
import { amountsOf } from './access/about.js';
import { FourEyesController } from './access/four-eyes.controller.js';
import { MeController } from './access/me.controller.js';
import { Permission } from './access/permission.js';
import { COMMANDS } from './access/policy.js';
import { ProposalsController } from './access/proposals.controller.js';
import { RefusalsController, TasksController } from './access/tasks.controller.js';
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
import { LEDGER, NOTICES, REFUSALS } from './operations/ledger-token.js';
import { Metrics } from './operations/metrics.js';
import { PersonsController } from './persons/persons.controller.js';

/** The contexts that run here, upstream first. */
export const contexts: readonly Context[] = [community, governance, portfolio, funding];

/** What the book's own parts need, for every context's module. */
@Module({})
class LedgerModule {
  static of(ledger: Ledger, identity?: Identity): DynamicModule {
    return {
      module: LedgerModule,
      global: true,
      providers: [
        { provide: LEDGER, useValue: ledger },
        { provide: EVENT_STORE, useValue: ledger.store },
        { provide: READ_DB, useValue: ledger.sql },
        { provide: AROUND_DECIDERS, useValue: around(identity) },
      ],
      exports: [LEDGER, EVENT_STORE, READ_DB, AROUND_DECIDERS],
    };
  }
}

/** What takes two is carried out only when another person has approved it: the rules themselves say so. */
const around =
  (identity?: Identity) =>
  (decider: AnyDecider): AnyDecider =>
    identity?.access === 'enforced' ? fourEyes(decider, COMMANDS, { operator: OPERATOR, amountsOf }) : decider;

/** What the service keeps beside the log. */
export interface Beside {
  refusals: Refusals;
  notices: Notices;
}

/** The service's table of contents. */
@Module({})
export class ApiModule {
  /** Without `identity` nobody can be asked who they are: for reading the service's shape, and for work without HTTP. */
  static of(ledger: Ledger, identity?: Identity, beside?: Beside): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DiscoveryModule,
        CqrsModule.forRoot(),
        LedgerModule.of(ledger, identity),
        CommunityModule,
        GovernanceModule,
        PortfolioModule,
        FundingModule,
      ],
      controllers: [
        ...communityControllers,
        ...governanceControllers,
        MeController,
        FourEyesController,
        ProposalsController,
        TasksController,
        RefusalsController,
        ...portfolioControllers,
        ...fundingControllers,
        ...identityControllers,
        PersonsController,
        ImportsController,
        CalculationsController,
        EventsController,
        HealthController,
      ],
      providers: [
        Commands,
        Permission,
        Importer,
        Metrics,
        { provide: IDENTITY, useValue: identity ?? null },
        { provide: REFUSALS, useValue: beside?.refusals ?? null },
        { provide: NOTICES, useValue: beside?.notices ?? null },
      ],
    };
  }
}
