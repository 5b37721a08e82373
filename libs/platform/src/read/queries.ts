// SPDX-License-Identifier: MPL-2.0
import { Inject, Injectable, type Provider, type Type } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import {
  copenhagenDate,
  endOfCopenhagenDay,
  isIsoDate,
  isoOfMicros,
  microsOf,
  microsOfIso,
  type EventStore,
  type ReadModel,
} from '@faellesbog/eventsourcing';
import { EVENT_STORE, READ_DB } from '../nest/tokens.js';
import type { Sql } from '../postgres/connect.js';
import { Problem } from '../problem.js';

/** What a caller may say about time; both bounds are inclusive and optional. */
export interface When {
  /** Business date: what was true on that day. Today when not given. */
  validOn?: string;
  /** What was known: a date (to its end in Copenhagen), an instant, or a position in the log. Everything when not given. */
  knownAt?: string;
  /** Wait briefly until the answer knows this position: reading one's own write. */
  after?: number;
}

/** The same, made definite; every answer echoes it. `knownAt` is the instant of the last event the answer may rest on. */
export interface AsOf {
  validOn: string;
  knownAt: string;
  position: number;
}

/** A question with a business date and a knowledge date. */
export abstract class AsOfQuery<Answer> extends Query<Answer> {
  constructor(readonly when: When = {}) {
    super();
  }
}

type AnswerOf<Q> = Q extends AsOfQuery<infer Answer> ? Answer : never;

const PATIENCE_MS = 2_000;

/** Where a read model has got to. */
export async function checkpointOf(sql: Sql, model: ReadModel): Promise<{ position: number; at: string | null }> {
  const rows = await sql<{ position: bigint; at: string | null }[]>`
    select position, at from ${sql(`${model.schema}.checkpoint`)}`.catch((error: { code?: string }) => {
    if (error.code === '42P01' || error.code === '3F000') return [];
    throw error;
  });
  return rows[0] ? { position: Number(rows[0].position), at: rows[0].at } : { position: -1, at: null };
}

/**
 * Makes a question's dates definite against a read model, and waits briefly for the model to get there.
 * @throws Problem 422 for a malformed or future date, 404 for a time before the first record, 503 when the model lags.
 */
export async function resolveWhen(
  sql: Sql,
  store: EventStore,
  model: ReadModel,
  when: When,
  now: Date = new Date(),
): Promise<AsOf> {
  if (when.validOn !== undefined && !isIsoDate(when.validOn)) throw badDate('validOn', when.validOn);
  const wanted = when.knownAt === undefined ? undefined : await knownPosition(store, when.knownAt, now);
  const needed = Math.max(wanted ?? -1, when.after ?? -1);
  const reached = await waitFor(sql, model, needed);
  const position = wanted ?? reached.position;
  if (position < 0) throw noHistory();
  const at = position === reached.position ? reached.at : (await store.readAll(position - 1, 1))[0]?.at;
  return { validOn: when.validOn ?? copenhagenDate(now), knownAt: at ?? isoOfMicros(microsOf(now)), position };
}

async function waitFor(sql: Sql, model: ReadModel, position: number): Promise<{ position: number; at: string | null }> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const reached = await checkpointOf(sql, model);
    if (reached.position >= position && (position >= 0 || reached.position >= 0)) return reached;
    if (Date.now() > deadline) {
      if (position < 0) throw noHistory();
      throw new Problem(
        503,
        'read_model.behind',
        `${model.name} has reached position ${reached.position}, not yet ${position}. Try again in a moment.`,
        `${model.name} er nået til position ${reached.position}, endnu ikke ${position}. Prøv igen om et øjeblik.`,
        { retryAfterSeconds: 1 },
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function knownPosition(store: EventStore, knownAt: string, now: Date): Promise<number> {
  if (/^\d{1,15}$/.test(knownAt)) {
    const position = Number(knownAt);
    if (position > (await store.head()).position) throw futureKnowledge(knownAt);
    return position;
  }
  const isDate: boolean = isIsoDate(knownAt);
  if (!isDate && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(knownAt)) {
    throw badDate('knownAt', knownAt);
  }
  if (!isDate && (!isIsoDate(knownAt.slice(0, 10)) || Number.isNaN(Date.parse(knownAt))))
    throw badDate('knownAt', knownAt);
  if (isDate ? knownAt > copenhagenDate(now) : Date.parse(knownAt) > now.getTime()) throw futureKnowledge(knownAt);
  const position = await store.positionAt(isDate ? endOfCopenhagenDay(knownAt) : microsOfIso(knownAt));
  if (position < 0) throw noHistory();
  return position;
}

const badDate = (name: string, given: string): Problem =>
  new Problem(
    422,
    'date.malformed',
    `${name}=${given.slice(0, 40)} is not a date that exists (YYYY-MM-DD${name === 'knownAt' ? ', an instant, or a position' : ''}).`,
    `${name}=${given.slice(0, 40)} er ikke en dato, der findes (ÅÅÅÅ-MM-DD${name === 'knownAt' ? ', et tidspunkt eller en position' : ''}).`,
    { pointer: `?${name}` },
  );
const futureKnowledge = (given: string): Problem =>
  new Problem(
    422,
    'known_at.in_future',
    `knownAt=${given} is later than what has been recorded; an answer as known then could still change.`,
    `knownAt=${given} ligger efter det, der er registreret; et svar som kendt da kunne stadig ændre sig.`,
    { pointer: '?knownAt' },
  );
/** History that does not exist is an error, never zero. */
export const noHistory = (): Problem =>
  new Problem(
    404,
    'history.none',
    'Nothing had been recorded at that time, so there is no answer: not even zero.',
    'Intet var registreret på det tidspunkt, så der er intet svar: heller ikke nul.',
  );

/**
 * Wires a question to its read model on Nest's query bus: dates are made definite first, then `answer` runs SQL with
 * `eff <= validOn and pos <= position`.
 */
export function answers<Q extends AsOfQuery<unknown>>(
  question: abstract new (...args: never[]) => Q,
  model: ReadModel,
  answer: (sql: Sql, asOf: AsOf, question: Q) => Promise<AnswerOf<Q>>,
): Provider {
  @Injectable()
  class AsOfHandler {
    constructor(
      @Inject(READ_DB) private readonly sql: Sql,
      @Inject(EVENT_STORE) private readonly store: EventStore,
    ) {}

    async execute(asked: Q): Promise<AnswerOf<Q>> {
      const asOf = await resolveWhen(this.sql, this.store, model, asked.when);
      return answer(this.sql, asOf, asked);
    }
  }
  QueryHandler(question as unknown as Type<Q>)(AsOfHandler as never);
  return AsOfHandler;
}
