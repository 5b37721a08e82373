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
/** A question waits and works this long; then the caller is told rather than kept. */
const QUESTION_MS = 4_000;

/** Where a read model has got to, and which building of it that is. */
interface Reached {
  position: number;
  at: string | null;
  /** Another one after every rebuild: the checkpoint's table is a new one. */
  edition: string;
}

/** Where a read model has got to. */
async function checkpointOf(sql: Sql, model: ReadModel): Promise<Reached> {
  const rows = await sql<{ position: bigint; at: string | null; edition: string }[]>`
    select position, at, tableoid::text as edition from ${sql(`${model.schema}.checkpoint`)}`.catch(
    (error: unknown) => {
      if (isGone(error)) return [];
      throw error;
    },
  );
  return rows[0] ? { ...rows[0], position: Number(rows[0].position) } : { position: -1, at: null, edition: '' };
}

/** A schema or table that is not there, or was switched for another in this very moment. */
const isGone = (error: unknown): boolean =>
  ['42P01', '3F000', 'XX000'].includes((error as { code?: string } | null)?.code ?? '');

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
): Promise<AsOf & { edition: string }> {
  if (when.validOn !== undefined && !isIsoDate(when.validOn)) throw badDate('validOn', when.validOn);
  const wanted = when.knownAt === undefined ? undefined : await knownPosition(store, when.knownAt, now);
  const needed = Math.max(wanted ?? -1, when.after ?? -1);
  const reached = await waitFor(sql, model, needed);
  const position = wanted ?? reached.position;
  if (position < 0) throw noHistory();
  const at = position === reached.position ? reached.at : (await store.readAll(position - 1, 1))[0]?.at;
  const knownAt = at ?? isoOfMicros(microsOf(now));
  return { validOn: when.validOn ?? copenhagenDate(now), knownAt, position, edition: reached.edition };
}

async function waitFor(sql: Sql, model: ReadModel, position: number): Promise<Reached> {
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

    execute(asked: Q): Promise<AnswerOf<Q>> {
      return inTime(this.consistent(asked));
    }

    /** A question is several statements. When the read model was rebuilt and switched between them, it is asked again. */
    private async consistent(asked: Q): Promise<AnswerOf<Q>> {
      for (;;) {
        const { edition, ...asOf } = await resolveWhen(this.sql, this.store, model, asked.when);
        const [outcome] = await Promise.allSettled([answer(this.sql, asOf, asked)]);
        if (edition !== (await checkpointOf(this.sql, model)).edition) continue;
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      }
    }
  }
  QueryHandler(question as unknown as Type<Q>)(AsOfHandler as never);
  return AsOfHandler;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(databaseBusy()), QUESTION_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const databaseBusy = (): Problem =>
  new Problem(
    503,
    'database.busy',
    'The database has more to do than it can answer in time. Try again in a moment.',
    'Databasen har mere at gøre, end den når at svare på. Prøv igen om et øjeblik.',
    { retryAfterSeconds: 2 },
  );
