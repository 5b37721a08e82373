// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import {
  encode,
  microsOf,
  seal,
  uuidFrom,
  type AnyFact,
  type EventFamily,
  type NewEvent,
} from '@faellesbog/eventsourcing';
import { authorityEvents } from '@faellesbog/community';
import { roundEvents } from '@faellesbog/funding';
import { projectEvents } from '@faellesbog/portfolio';
import { connect, type Sql } from '@faellesbog/platform';
import { openBook, type Book } from './lab.js';

const AUTHORITIES = 98;
const PLEDGES = 20;
/** Proposed, opened, twenty pledges, two amended, closed. */
const EVENTS_PER_PROJECT = PLEDGES + 5;
const FINGERPRINT = 'f'.repeat(64);

/** A pledge as it is recorded: about 500 bytes of canonical text. */
export const newPledge = (): NewEvent => ({
  id: randomUUID(),
  type: 'PledgeStated',
  schema: 1,
  by: 'bench',
  org: '101',
  cause: null,
  eff: '2026-01-01',
  data: {
    roundId: 'round-1',
    projectId: 'project-1',
    pledgeId: 'pledge-1',
    authorityId: '101',
    amount: { amount: '12500.00', currency: 'DKK' },
    conditions: 'As stated in the letter',
    source: { kind: 'illustrative', reference: 'benchmark' },
  },
});

const kroner = (thousands: number) => ({ amount: `${thousands}000.00`, currency: 'DKK' as const });
export const authorityId = (index: number): string => String(101 + (index % AUTHORITIES));
export const projectId = (index: number): string => `p${index}`;
export const roundId = (index: number): string => `r${index}`;

/** All that happened on one stream. */
export interface Story {
  family: EventFamily;
  stream: string;
  facts: AnyFact[];
}

function* authorities(): Generator<Story> {
  for (let index = 0; index < AUTHORITIES; index++) {
    const data = { authorityId: authorityId(index), name: `Authority ${index}`, kind: 'other', cvr: '41849983' };
    const stream = `authority-${authorityId(index)}`;
    yield { family: authorityEvents, stream, facts: [{ type: 'AuthorityRegistered', data }] };
  }
}

const opened = (index: number): AnyFact => ({
  type: 'FundingRoundOpened',
  data: {
    ...{ roundId: roundId(index), projectId: projectId(index) },
    ...{ target: kroner(900), deadline: '2026-06-30', purpose: 'A bench' },
  },
});

function roundOf(index: number): AnyFact[] {
  const ids = { roundId: roundId(index), projectId: projectId(index) };
  const pledge = (n: number) => ({
    ...ids,
    pledgeId: `l${n}`,
    authorityId: authorityId(index * 7 + n),
    amount: kroner(10 + ((index + n) % 90)),
  });
  const pledges = Array.from({ length: PLEDGES }, (_, n) => ({ type: 'PledgeStated', data: pledge(n) }));
  const amended = [3, 11].map((n) => ({ type: 'PledgeAmended', data: { ...pledge(n), amount: kroner(120) } }));
  const none = { amount: '0.00', currency: 'DKK' as const };
  const sums = { pledged: kroner(1000), grants: none, inKind: none };
  const closed = { type: 'FundingRoundClosed', data: { ...ids, reached: true, waivedFloor: false, ...sums } };
  return [opened(index), ...pledges, ...amended, closed] as AnyFact[];
}

/** How many projects make up a log of about so many events. */
export const projectsIn = (events: number): number =>
  Math.max(1, Math.round((events - AUTHORITIES) / EVENTS_PER_PROJECT));

/** A community in which each project was proposed, and funded in a round that is closed. */
export function* fundedProjects(count: number): Generator<Story> {
  yield* authorities();
  for (let index = 0; index < count; index++) {
    const project = projectId(index);
    const data = { projectId: project, name: `Project ${index}`, purpose: 'A bench', owners: [authorityId(index)] };
    yield { family: projectEvents, stream: `project-${project}`, facts: [{ type: 'ProjectProposed', data }] };
    yield { family: roundEvents, stream: `round-${roundId(index)}`, facts: roundOf(index) };
  }
}

/** A community with rounds in which nobody has pledged yet. */
export function* openRounds(count: number): Generator<Story> {
  yield* authorities();
  for (let index = 0; index < count; index++)
    yield { family: roundEvents, stream: `round-${roundId(index)}`, facts: [opened(index)] };
}

const eventsOf = ({ family, stream, facts }: Story): NewEvent[] =>
  facts.map((fact, index) => ({
    id: uuidFrom(`bench/${stream}/${index}`),
    ...encode(family, stream, fact),
    by: 'bench',
    org: null,
    cause: null,
    eff: '2026-01-01',
  }));

/**
 * Fills an empty log with real events: what is timed later is reading them, or adding to them.
 * @returns how many.
 */
export const fillLog = (book: Book, stories: Iterable<Story>): Promise<number> =>
  book.EVENTSTORE_URL ? fillByAppending(book, stories) : fillByCopy(book, stories);

/** Each stream by one command, 64 at a time. */
async function fillByAppending(book: Book, stories: Iterable<Story>): Promise<number> {
  const { store, close } = await openBook(book, []);
  const queue = stories[Symbol.iterator]();
  let written = 0;
  const lane = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const events = eventsOf(next.value);
      await store.append(next.value.stream, -1, events, { id: randomUUID(), fingerprint: FINGERPRINT });
      written += events.length;
    }
  };
  await Promise.all(Array.from({ length: 64 }, lane));
  await close();
  return written;
}

/** Each event by a command of its own, in the tables as they are, with every index in place. */
async function fillByCopy(book: Book, stories: Iterable<Story>): Promise<number> {
  await (await openBook(book, [])).close();
  const sql = connect(book.DATABASE_URL, { max: 2, statementTimeoutMs: 600_000, name: 'bench-fill' });
  const [head] = await sql<{ log: string }[]>`select log from log.head`;
  const events = await copyInto(sql, 'log.event (pos, stream, rev, id, cmd, type, at_us, canonical)');
  const commands = await copyInto(sql, 'log.command (cmd, fingerprint, first_pos, n)');
  let position = 0;
  let last = 0;
  const write = (stream: string, event: NewEvent, rev: number): void => {
    const cmd = uuidFrom(`command/${stream}/${rev}`);
    const now = microsOf(new Date('2026-01-01T00:00:00Z'));
    const { sealed, last: at } = seal({ log: head!.log, stream, nextRevision: rev, now, last, cmd }, [event]);
    const hex = Buffer.from(sealed[0]!.canonical).toString('hex');
    events.add(`${position}\t${stream}\t${rev}\t${event.id}\t${cmd}\t${event.type}\t${at}\t\\\\x${hex}\n`);
    commands.add(`${cmd}\t\\\\x${FINGERPRINT}\t${position}\t1\n`);
    position++;
    last = at;
  };
  for (const story of stories) {
    eventsOf(story).forEach((event, rev) => write(story.stream, event, rev));
    await events.flush(1 << 20);
    await commands.flush(1 << 18);
  }
  await events.end();
  await commands.end();
  await sql`update log.head set size = ${position}, at_us = ${last}`;
  await sql`vacuum analyze log.event`;
  await sql`vacuum analyze log.command`;
  await sql.end({ timeout: 5 });
  return position;
}

/** Rows into a table by COPY, sent when enough have come together. */
async function copyInto(sql: Sql, table: string) {
  const sink = (await sql.unsafe(`copy ${table} from stdin`).writable()) as Writable;
  let chunk = '';
  return {
    add: (row: string): void => void (chunk += row),
    async flush(atLeast: number): Promise<void> {
      if (chunk.length < atLeast) return;
      const full = chunk;
      chunk = '';
      if (!sink.write(full)) await once(sink, 'drain');
    },
    async end(): Promise<void> {
      sink.end(chunk);
      await once(sink, 'finish');
    },
  };
}
