// SPDX-License-Identifier: MPL-2.0
import { z } from 'zod';
import type { JsonObject } from './canonical.js';
import { grounds, type Envelope, type Fact, type Grounds } from './event.js';

type Upcaster = (older: never) => unknown;
type Shape = z.ZodObject;

export interface EventType<S extends Shape = Shape> {
  /** Number of upcasters plus one, so it cannot be wrong. */
  version: number;
  schema: S;
  upcasters: readonly Upcaster[];
}

/**
 * Declares one event: its newest shape, and an upcaster from each older shape to the next (v1 to v2, v2 to v3, …).
 * Unknown members are refused, on writing and on reading.
 */
export function event<S extends z.ZodRawShape>(
  shape: z.ZodObject<S>,
  ...upcasters: Upcaster[]
): EventType<z.ZodObject<S & typeof grounds, z.core.$strict>> {
  const schema = z.strictObject({ ...shape.shape, ...grounds });
  return { version: upcasters.length + 1, schema: schema as never, upcasters };
}

export interface EventFamily<
  Category extends string = string,
  Types extends Record<string, EventType> = Record<string, EventType>,
> {
  category: Category;
  types: Types;
}

/**
 * All events of one category of streams (`pledge` for `pledge-1`), with their versions. These names are the storage
 * format: a name once written stays readable for ever.
 */
export function eventFamily<Category extends string, Types extends Record<string, EventType>>(
  category: Category,
  types: Types,
): EventFamily<Category, Types> {
  if (!/^[a-z]+$/.test(category)) throw new Error(`a category is lower-case letters only: ${category}`);
  return { category, types };
}

export type EventOf<F> =
  F extends EventFamily<string, infer Types>
    ? { [K in keyof Types & string]: Fact<K, z.infer<Types[K]['schema']>> }[keyof Types & string]
    : never;
/** The data of one event without the grounds: what a decider must supply; grounds come with the command. */
export type DataOf<F, K extends string> = Omit<Extract<EventOf<F>, { type: K }>['data'], keyof Grounds>;

/** The category of a stream name: what stands before the first dash. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** A stored event that this code cannot read: its type is unknown, newer than the code, or its shape is wrong. */
export class UnreadableEvent extends Error {
  constructor(
    readonly event: { stream: string; type: string; schema: number; position?: number },
    reason: string,
  ) {
    super(`${event.type}.v${event.schema} in ${event.stream}: ${reason}`);
    this.name = 'UnreadableEvent';
  }
}

/** A fact that does not have the shape of its event: nothing is written that could not be read back. */
export class UnwritableEvent extends Error {
  constructor(
    readonly type: string,
    /** JSON pointer of the first member that is wrong. */
    readonly pointer: string,
    reason: string,
  ) {
    super(`${type}: ${reason}`);
    this.name = 'UnwritableEvent';
  }
}

/**
 * Lifts a stored event to the newest shape of its family and checks it.
 * @throws UnreadableEvent: a reader stops there; it never skips.
 */
export function decode<F extends EventFamily>(family: F, stored: Envelope & { position?: number }): EventOf<F> {
  const known = Object.hasOwn(family.types, stored.type) ? family.types[stored.type] : undefined;
  if (!known) throw new UnreadableEvent(stored, `the ${family.category} family has no such event`);
  if (stored.schema > known.version)
    throw new UnreadableEvent(stored, `newer than this code, which knows v${known.version}`);
  let data: unknown = stored.data;
  for (const upcast of known.upcasters.slice(stored.schema - 1)) data = upcast(data as never);
  const parsed = known.schema.safeParse(data);
  if (!parsed.success) throw new UnreadableEvent(stored, z.prettifyError(parsed.error));
  return { type: stored.type, data: parsed.data } as EventOf<F>;
}

/**
 * Checks a new fact against its family's schema before it is written.
 * @returns its version and data as they are to be stored.
 * @throws UnwritableEvent when the shape could not be read back.
 */
export function encode(
  family: EventFamily,
  stream: string,
  fact: Fact,
): { type: string; schema: number; data: JsonObject } {
  const known = Object.hasOwn(family.types, fact.type) ? family.types[fact.type] : undefined;
  if (!known) throw new UnwritableEvent(fact.type, '', `the ${family.category} family has no such event (${stream})`);
  const parsed = known.schema.safeParse(fact.data);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    throw new UnwritableEvent(
      fact.type,
      path.map((step) => `/${String(step)}`).join(''),
      z.prettifyError(parsed.error),
    );
  }
  return { type: fact.type, schema: known.version, data: parsed.data as JsonObject };
}
