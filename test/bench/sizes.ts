// SPDX-License-Identifier: MPL-2.0
import { type FactRow, type RecordedEvent } from '@faellesbog/eventsourcing';
import { coFinancing, getProjectShares, GetProjectShares } from '@faellesbog/funding';
import { connect, type Ledger, type Sql } from '@faellesbog/platform';
import { fillLog, fundedProjects, projectId, projectsIn } from './book.js';
import { enter, ours } from './contestants.js';
import { contexts, openBook, type Book, type Engine, type Lab } from './lab.js';
import { median, spoken, timed, type Figures } from './measure.js';

/** The rules of every context, and the one read model that is measured. */
const measured = [{ deciders: contexts.flatMap(({ deciders }) => deciders), readModels: [coFinancing], reactors: [] }];

/** The same rows made by PostgreSQL itself from the stored events: the least that applying pledges can cost. */
const APPLY_BY_HAND = `
  create table bench_pledge (pos bigint primary key, project_id text, authority_id text, amount numeric, eff date);
  create index on bench_pledge (project_id);
  insert into bench_pledge
  select pos, e->'data'->>'projectId', e->'data'->>'authorityId', (e->'data'->'amount'->>'amount')::numeric, (e->>'eff')::date
  from (select pos, type, convert_from(canonical, 'UTF8')::jsonb as e from log.event) t where type in ('PledgeStated', 'PledgeAmended')`;

/** Filled books of this run, by engine and size: they take long to fill and are measured by more than one. */
export interface Filled {
  book: Book;
  events: number;
  projects: number;
}

export function filledBooks(lab: Lab, say: (line: string) => void) {
  const books = new Map<string, Promise<Filled>>();
  const fill = async (engine: Engine, size: number): Promise<Filled> => {
    const book = await lab.newBook(engine);
    const projects = projectsIn(size);
    const started = performance.now();
    const events = await fillLog(book, fundedProjects(projects));
    await lab.settle();
    say(`filled ${engine} with ${events} events in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return { book, events, projects };
  };
  return (engine: Engine, size: number): Promise<Filled> => {
    const key = `${engine} ${size}`;
    const known = books.get(key) ?? fill(engine, size);
    books.set(key, known);
    return known;
  };
}
export type FilledBooks = ReturnType<typeof filledBooks>;

/**
 * Appends a second on logs that already hold so many events, in turn. They go to copies: a new one in each round, so that
 * a small log stays small, but for the largest. The stand-in for EventStoreDB cannot be copied, and grows.
 */
async function appendOnto(lab: Lab, filled: Filled[], quick: boolean): Promise<number[]> {
  const [seconds, rounds] = quick ? [0.4, 2] : [2, 5];
  const entrant = await enter(ours);
  const results = filled.map((): number[] => []);
  const copy = (book: Book): Promise<Book> => (book.EVENTSTORE_URL ? Promise.resolve(book) : lab.copyOf(book));
  try {
    const warm = await lab.newBook('postgres');
    await entrant.open(warm);
    await entrant.run(64, quick ? 0.5 : 3);
    const largest = await copy(filled.at(-1)!.book);
    for (let round = 0; round < rounds; round++) {
      for (const [index, { book }] of filled.entries()) {
        const place = index === filled.length - 1 ? largest : await copy(book);
        await entrant.open(place);
        await lab.settle();
        results[index]!.push(await entrant.run(64, seconds));
        await entrant.open(warm);
        if (place !== largest && place !== book) await lab.drop(place);
      }
    }
    if (!largest.EVENTSTORE_URL) await lab.drop(largest);
  } finally {
    await entrant.stop();
  }
  return results.map(median);
}

/** Applies a sample of the log the plain way: each event and the checkpoint in a transaction of its own. @returns events a second. */
async function applyOneByOne(url: string, sample: RecordedEvent[]): Promise<number> {
  const sql = connect(url, { max: 1, statementTimeoutMs: 60_000, name: 'bench-one-by-one', replayable: true });
  const tables = Object.keys(coFinancing.tables).concat('checkpoint');
  const likes = tables.map((t) => `create table bench_one.${t} (like ${coFinancing.schema}.${t} including all)`);
  await sql.unsafe(`drop schema if exists bench_one cascade; create schema bench_one; ${likes.join('; ')};
    insert into bench_one.checkpoint (position) values (-1)`);
  const ms = await timed(async () => {
    for (const event of sample) {
      const rows = coFinancing.reads(event.stream) ? coFinancing.rows(event) : [];
      await sql.begin(async (tx) => {
        for (const { table, row } of rows)
          await tx`insert into ${tx(`bench_one.${table}`)} ${tx(plainRow({ table, row }))}`;
        await tx`update bench_one.checkpoint set position = ${event.position}, at = ${event.at}`;
      });
    }
  });
  await sql.end({ timeout: 5 });
  return sample.length / (ms / 1000);
}

/** A row as the driver takes it: what is kept as JSON as text. */
const plainRow = ({ row }: FactRow): Record<string, never> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  ) as Record<string, never>;

type Handler = { execute(question: GetProjectShares): Promise<unknown> };

/** A project's shares, and one hand-written `group by` where the log is in PostgreSQL, in turn; medians in milliseconds. */
async function askForShares({ sql, store }: Ledger, projects: number, byHand: boolean, runs: number) {
  const Handler = getProjectShares as unknown as new (sql: Sql, store: unknown) => Handler;
  const handler = new Handler(sql, store);
  const [mine, hand]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs + 20; run++) {
    const id = projectId((run * 7919) % projects);
    const ms = await timed(() => handler.execute(new GetProjectShares(id)));
    const group = (): Promise<unknown> =>
      sql`select authority_id, sum(amount) from bench_pledge where project_id = ${id} group by 1`;
    const handMs = byHand ? await timed(group) : 0;
    if (run < 20) continue;
    mine.push(ms);
    hand.push(handMs);
  }
  return { ours: median(mine), byHand: median(hand) };
}

/** Applying, rebuilding and asking, on one filled book. */
async function readFrom({ book, events, projects }: Filled, quick: boolean) {
  const ledger = await openBook(book, measured);
  const sql = connect(book.DATABASE_URL, { max: 1, statementTimeoutMs: 600_000, name: 'bench-by-hand' });
  const inPostgres = book.EVENTSTORE_URL === undefined;
  const applied = await timed(() => ledger.projector.catchUp());
  const byHand = inPostgres ? await timed(() => sql.unsafe(APPLY_BY_HAND)) : 0;
  const rebuilt = await timed(() => ledger.projector.rebuild(coFinancing.name));
  const sample = await ledger.store.readAll(-1, quick ? 800 : 5_000);
  const oneByOne = await applyOneByOne(book.DATABASE_URL, sample);
  await sql.unsafe('analyze');
  const query = await askForShares(ledger, projects, inPostgres, quick ? 50 : 200);
  await sql.end({ timeout: 5 });
  await ledger.close();
  return { events, applied, byHand, rebuilt, oneByOne, query };
}

type Read = Awaited<ReturnType<typeof readFrom>>;

/** Everything that a growing log might slow down, at each size. */
export async function benchSizes(
  lab: Lab,
  engine: Engine,
  filled: FilledBooks,
  sizes: number[],
  quick: boolean,
): Promise<Figures> {
  const books: Filled[] = [];
  for (const size of sizes) books.push(await filled(engine, size));
  const reads: Read[] = [];
  for (const book of books) reads.push(await readFrom(book, quick));
  const appends = await appendOnto(lab, books, quick);
  return {
    ...appendFigures(books, appends),
    ...Object.fromEntries(reads.flatMap((read) => readFigures(read))),
    ...growth(reads),
  };
}

function appendFigures(books: Filled[], appends: number[]): Figures {
  const first = spoken(books[0]!.events);
  return Object.fromEntries(
    books.map(({ events }, index) => [
      `append_64_onto_${spoken(events)}`,
      {
        value: appends[index]!,
        unit: 'appends/s',
        yardstick: appends[0]!,
        yardstickIs: `the same onto ${first}`,
        better: 'more' as const,
        ...(index === books.length - 1 ? { target: { ratioAtLeast: 0.9 } } : {}),
      },
    ]),
  );
}

function readFigures({ events, applied, byHand, rebuilt, oneByOne, query }: Read): [string, Figures[string]][] {
  const size = spoken(events);
  const perSecond = (ms: number): number => events / (ms / 1000);
  const rate = { unit: 'events/s', better: 'more' } as const;
  const inSql = 'insert … select by PostgreSQL alone';
  const oneEach = { yardstick: oneByOne, yardstickIs: 'one transaction per event, on a sample' };
  const share = { value: query.ours, unit: 'ms', better: 'less' } as const;
  return [
    [
      `projection_apply_${size}`,
      {
        ...rate,
        value: perSecond(applied),
        ...(byHand ? { yardstick: perSecond(byHand), yardstickIs: inSql } : oneEach),
      },
    ],
    [`rebuild_${size}`, { ...rate, value: perSecond(rebuilt), ...oneEach, target: { ratioAtLeast: 10 } }],
    [
      `rebuild_time_${size}`,
      {
        value: rebuilt / 1000,
        unit: 's',
        better: 'less',
        ...(byHand ? { yardstick: byHand / 1000, yardstickIs: inSql } : {}),
      },
    ],
    [
      `share_query_${size}`,
      { ...share, ...(byHand ? { yardstick: query.byHand, yardstickIs: 'one hand-written group by' } : {}) },
    ],
  ];
}

function growth(reads: Read[]): Figures {
  const [small, large] = [reads[0]!, reads.at(-1)!];
  const yardstickIs = `the same query at ${spoken(small.events)} events`;
  return {
    share_query_growth: {
      value: large.query.ours,
      unit: 'ms',
      yardstick: small.query.ours,
      yardstickIs,
      better: 'less',
    },
  };
}
