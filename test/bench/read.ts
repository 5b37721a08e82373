// SPDX-License-Identifier: MPL-2.0
import type { EventFamily } from '@faellesbog/eventsourcing';
import { community } from '@faellesbog/community';
import { coFinancing, funding, getProjectShares, GetProjectShares } from '@faellesbog/funding';
import { connect, openPostgresStore, projector, type Sql } from '@faellesbog/platform';
import { portfolio } from '@faellesbog/portfolio';
import { fillLog, projectId } from './book.js';
import { median, timed, type Measured } from './measure.js';

const families = [community, portfolio, funding].flatMap(({ deciders }) =>
  deciders.map((decider) => decider.events as EventFamily),
);

/** The same rows made by PostgreSQL itself from the stored events: the least that applying pledges can cost. */
const APPLY_BY_HAND = `
  create table bench_pledge (pos bigint primary key, project_id text, authority_id text, amount numeric, eff date);
  create index on bench_pledge (project_id);
  insert into bench_pledge
  select pos, e->'data'->>'projectId', e->'data'->>'authorityId', (e->'data'->'amount'->>'amount')::numeric, (e->>'eff')::date
  from (select pos, type, convert_from(canonical, 'UTF8')::jsonb as e from log.event) t where type in ('PledgeStated', 'PledgeAmended')`;

type Handler = { execute(question: GetProjectShares): Promise<unknown> };

async function shareQueryMs(
  sql: Sql,
  handler: Handler,
  projects: number,
  runs: number,
): Promise<{ ours: number; byHand: number }> {
  const ours: number[] = [];
  const byHand: number[] = [];
  for (let run = 0; run < runs + 20; run++) {
    const id = projectId((run * 7919) % projects);
    const mine = await timed(() => handler.execute(new GetProjectShares(id)));
    const hand = await timed(
      () => sql`select authority_id, sum(amount) from bench_pledge where project_id = ${id} group by 1`,
    );
    if (run < 20) continue;
    ours.push(mine);
    byHand.push(hand);
  }
  return { ours: median(ours), byHand: median(byHand) };
}

/** Applying, rebuilding and asking, on a log of about `size` events. */
async function onLog(url: string, size: number, say: (line: string) => void) {
  const store = await openPostgresStore(url);
  const { events, projects } = await fillLog(url, size);
  say(`log of ${events} events, ${projects} projects`);
  const sql = connect(url, { max: 4, statementTimeoutMs: 600_000, name: 'bench-read' });
  const runner = projector({ url, sql, store, families, models: [coFinancing] });
  const applied = await timed(() => runner.catchUp());
  const byHand = await timed(() => sql.unsafe(APPLY_BY_HAND));
  const rebuilt = await timed(() => runner.rebuild(coFinancing.name));
  await sql.unsafe('analyze');
  const Handler = getProjectShares as unknown as new (sql: Sql, store: unknown) => Handler;
  const query = await shareQueryMs(sql, new Handler(sql, store), projects, 200);
  await runner.stop();
  await sql.end({ timeout: 5 });
  await store.close();
  return { events, applied, byHand, rebuilt, query };
}

/** Measures on a small and a large log, each in a database of its own. */
export async function benchRead(
  newDatabase: () => Promise<string>,
  sizes: { small: number; middle?: number; large: number },
  say: (line: string) => void,
): Promise<Record<string, Measured>> {
  const small = await onLog(await newDatabase(), sizes.small, say);
  const middle = sizes.middle ? await onLog(await newDatabase(), sizes.middle, say) : undefined;
  const large = await onLog(await newDatabase(), sizes.large, say);
  const perSecond = (run: { events: number }, ms: number): number => run.events / (ms / 1000);
  const k = (events: number): string =>
    events >= 1_000_000 ? `${Math.round(events / 1e6)}M` : `${Math.round(events / 1e3)}k`;
  const rebuild = (run: typeof large): Measured => ({
    value: run.rebuilt / 1000,
    unit: 's',
    yardstick: run.byHand / 1000,
    yardstickIs: 'insert … select by PostgreSQL alone',
    better: 'less',
  });
  return {
    projection_apply: {
      value: perSecond(large, large.applied),
      unit: 'events/s',
      yardstick: perSecond(large, large.byHand),
      yardstickIs: 'insert … select by PostgreSQL alone',
      better: 'more',
    },
    ...(middle ? { [`rebuild_${k(middle.events)}`]: rebuild(middle) } : {}),
    [`rebuild_${k(large.events)}`]: rebuild(large),
    [`share_query_${k(small.events)}`]: {
      value: small.query.ours,
      unit: 'ms',
      yardstick: small.query.byHand,
      yardstickIs: 'one hand-written group by',
      better: 'less',
    },
    [`share_query_${k(large.events)}`]: {
      value: large.query.ours,
      unit: 'ms',
      yardstick: large.query.byHand,
      yardstickIs: 'one hand-written group by',
      better: 'less',
    },
    share_query_growth: {
      value: large.query.ours,
      unit: 'ms',
      yardstick: small.query.ours,
      yardstickIs: `the same query at ${k(small.events)} events`,
      better: 'less',
    },
  };
}
