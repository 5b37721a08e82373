// SPDX-License-Identifier: MPL-2.0
import { Module } from '@nestjs/common';
import { commandHandlers } from '@faellesbog/platform';
import { accession } from './accession/accession.decider.js';
import { costs } from './costs/costs.decider.js';
import { round } from './round/round.decider.js';

@Module({ providers: [...commandHandlers(round, costs, accession)] })
export class FundingModule {}
