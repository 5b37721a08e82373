// SPDX-License-Identifier: MPL-2.0
import type { Provider, Type } from '@nestjs/common';
import type { TransactionSql } from 'postgres';
import type { CommandMeta, DomainCommand, Handled, MoneyJson, ReadModel } from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { authority, RegisterAuthority } from '@faellesbog/community';
import { OpenFundingRound, round, StatePledge } from '@faellesbog/funding';
import { DECISION } from '@faellesbog/governance/testing';
import {
  adoption,
  AdmitProduct,
  ApproveProject,
  LinkProjectToProduct,
  product,
  project,
  ProposeProject,
} from '@faellesbog/portfolio';
import type { AsOfQuery } from '@faellesbog/platform';
import type { ReadModelFixture } from './read-model.js';

export const kr = (amount: string): MoneyJson => ({ amount, currency: 'DKK' });
export const on = (effectiveOn: string, decisionRef?: string): CommandMeta =>
  testMeta({ effectiveOn, grounds: decisionRef === undefined ? {} : { decisionRef } });

/** The 21 authorities of the real OS2valghalla 3.0 round, with the amounts that the published fees by size come to. */
export const VALGHALLA: readonly (readonly [code: string, name: string, cvr: string, amount: string])[] = [
  ['101', 'København', '64942212', '350000.00'],
  ['147', 'Frederiksberg', '11259979', '190000.00'],
  ['151', 'Ballerup', '58271713', '70000.00'],
  ['153', 'Brøndby', '65113015', '70000.00'],
  ['270', 'Gribskov', '29188440', '70000.00'],
  ['316', 'Holbæk', '29189447', '190000.00'],
  ['326', 'Kalundborg', '29189595', '70000.00'],
  ['330', 'Slagelse', '29188505', '190000.00'],
  ['370', 'Næstved', '29189625', '190000.00'],
  ['376', 'Guldborgsund', '29188599', '190000.00'],
  ['410', 'Middelfart', '29189684', '70000.00'],
  ['461', 'Odense', '35209115', '350000.00'],
  ['575', 'Vejen', '29189838', '70000.00'],
  ['607', 'Fredericia', '69116418', '70000.00'],
  ['615', 'Horsens', '29189889', '190000.00'],
  ['621', 'Kolding', '29189897', '190000.00'],
  ['706', 'Syddjurs', '29189978', '70000.00'],
  ['751', 'Aarhus', '55133018', '350000.00'],
  ['760', 'Ringkøbing-Skjern', '29189609', '70000.00'],
  ['779', 'Skive', '29189579', '70000.00'],
  ['813', 'Frederikshavn', '29189498', '70000.00'],
];

const RULES = [authority, project, product, adoption, round];

/** The usual beginnings of a story about money, recorded the way the product records them. */
export function story(fixture: Pick<ReadModelFixture, 'record'>) {
  const record = async (command: DomainCommand): Promise<Handled> => {
    const rules = RULES.find((one) => (one.commands as readonly unknown[]).includes(command.constructor));
    return fixture.record(command, rules!);
  };
  return {
    record,
    async authorities(...codes: string[]): Promise<void> {
      for (const [code, name, cvr] of VALGHALLA.filter(([id]) => codes.includes(id))) {
        const data = { authorityId: code, name, kind: 'municipality' as const, cvr, municipalityCode: code };
        await record(new RegisterAuthority(data, on('2007-01-01')));
      }
    },
    async product(productId: string, admittedOn: string, users: string[]): Promise<Handled> {
      const criteria = {
        spdx: 'MPL-2.0',
        steeringGroup: 'Styregruppen',
        financeModel: 'Vederlag',
        documentation: 'https://example.org',
      };
      const data = { productId, name: productId.toUpperCase(), purpose: 'Elections', users, ...criteria };
      return record(new AdmitProduct(data, on(admittedOn, DECISION)));
    },
    async project(projectId: string, approvedOn: string, owners: string[], productId?: string): Promise<void> {
      const data = { projectId, name: `Project ${projectId}`, purpose: 'Build it', owners };
      await record(new ProposeProject(data, on(approvedOn)));
      await record(new ApproveProject({ projectId }, on(approvedOn, DECISION)));
      if (productId) await record(new LinkProjectToProduct({ projectId, productId }, on(approvedOn)));
    },
    async round(
      projectId: string,
      openedOn: string,
      target: string,
      deadline: string,
      floor?: string,
    ): Promise<string> {
      const roundId = `${projectId}-round-1`;
      const data = {
        roundId,
        projectId,
        target: kr(target),
        floor: floor ? kr(floor) : undefined,
        deadline,
        purpose: 'Build it',
      };
      await record(new OpenFundingRound(data, on(openedOn)));
      return roundId;
    },
    pledge: (
      roundId: string,
      authorityId: string,
      amount: string,
      effectiveOn: string,
      more: object = {},
    ): Promise<Handled> =>
      record(
        new StatePledge(
          { roundId, pledgeId: `p-${authorityId}`, authorityId, amount: kr(amount), ...more },
          on(effectiveOn),
        ),
      ),
  };
}

const NOISE: Record<string, string> = {
  text: `'noise-' || g`,
  date: `'2018-01-01'`,
  int: '1',
  bigint: '1',
  bool: 'false',
  uuid: 'gen_random_uuid()',
  json: `'{}'`,
};

/**
 * Buries a read model's rows under 20.000 others in every table, and asks.
 * @returns how many rows the answer took to read: the same however large the log, when every query has its index.
 */
export async function indexedRows<A>(
  { sql, store, ask }: ReadModelFixture,
  model: ReadModel,
  provider: Provider,
  question: AsOfQuery<A>,
): Promise<number> {
  await ask(provider, question);
  for (const [name, { columns }] of Object.entries(model.tables)) {
    const [buried] = await sql`select from ${sql(`${model.schema}.${name}`)} where pos < 0 limit 1`;
    if (buried) continue;
    const own = Object.entries(columns).map(([column, kind]) => [column, NOISE[kind.replace('?', '')]!]);
    const all = [
      ...own,
      ['pos', '-g'],
      ['n', '0'],
      ['eff', NOISE['date']!],
      ['at', `''`],
      ['event_id', NOISE['uuid']!],
      ['illustrative', 'false'],
    ];
    await sql.unsafe(`insert into ${model.schema}.${name} (${all.map(([column]) => column).join(', ')})
      select ${all.map(([, value]) => value).join(', ')} from generate_series(1, 20000) g; analyze ${model.schema}.${name}`);
  }
  return sql.begin(async (tx) => {
    // The counters may still hold what earlier transactions of the connection read.
    const before = await rowsRead(tx, model);
    await new (provider as Type<{ execute(asked: unknown): Promise<unknown> }>)(tx, store).execute(question);
    return (await rowsRead(tx, model)) - before;
  });
}

async function rowsRead(tx: TransactionSql<{ bigint: bigint }>, { schema }: ReadModel): Promise<number> {
  const [read] = await tx<{ rows: bigint }[]>`
    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint as rows
    from pg_stat_xact_user_tables where schemaname = ${schema}`;
  return Number(read!.rows);
}
