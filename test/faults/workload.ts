// SPDX-License-Identifier: MPL-2.0
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { UNSAID, type Call } from './checkers.js';
import type { Dice } from './dice.js';
import { ask, wasRefused, type Answer } from './http.js';
import { emptyLedger, randomCommand, type Command, type Ledger } from './model.js';

export type Outcome = 'ok' | 'refused' | 'unknown';

/** Everything that was asked and answered, in the order of the answers. */
export interface History {
  calls: Call[];
  /** Commands that were accepted with events, for the model. */
  accepted: { command: Command; position: number; revision: number }[];
  /** Answers that no fault excuses. */
  surprises: string[];
  /** Retries after an unknown outcome that were told it had landed. */
  landed: number;
  file: string;
}

/** What a line of the history's file says beside the call. */
export interface Told {
  cmd: string;
  status?: number;
  /** Why it was refused. */
  said?: string;
}

/** Adds a call to the history and to its file. */
export function writeDown(history: History, call: Call, told: Told): void {
  history.calls.push(call);
  appendFileSync(history.file, `${JSON.stringify({ ...call, ...told })}\n`);
}

export const newHistory = (file: string): History => ({ calls: [], accepted: [], surprises: [], landed: 0, file });

/** 503 and no answer leave it open; any other server error is an answer that the service may not give. */
function outcomeOf({ status, text }: Pick<Answer, 'status' | 'text'>, surprises: string[]): Outcome {
  if (status === 201) return 'ok';
  if (status >= 400 && status < 500) return 'refused';
  if (status !== 503) surprises.push(`answered ${status}: ${text.slice(0, 300)}`);
  return 'unknown';
}

export interface Asked {
  outcome: Outcome;
  answer?: Answer;
}

/** One call, written down. A call that met nobody listening was none: undefined. */
export async function callOnce(
  history: History,
  url: string,
  client: number,
  cmdId: string,
  command: Command,
  timeoutMs?: number,
): Promise<Asked | undefined> {
  const { method, path, body, stream, expected } = command;
  const t0 = performance.now();
  const headers: Record<string, string> = {
    'Idempotency-Key': cmdId,
    ...(expected === undefined ? {} : { 'If-Match': `"${expected}"` }),
  };
  let answer: Answer | undefined;
  let outcome: Outcome = 'unknown';
  try {
    answer = await ask(`${url}/api/v1${path}`, { method, headers, body, timeoutMs });
    outcome = outcomeOf(answer, history.surprises);
  } catch (error) {
    if (wasRefused(error)) return undefined;
  }
  const t1 = performance.now();
  const reply = outcome === 'ok' ? (JSON.parse(answer!.text) as Call['reply']) : undefined;
  const call: Call = { t0, t1, client, cmdId, stream, expected: expected ?? UNSAID, eventIds: [], outcome, reply };
  const said = outcome === 'refused' ? codeOf(answer) : undefined;
  writeDown(history, call, { cmd: `${method} ${path}`, status: answer?.status, said });
  return { outcome, answer };
}

/** The stable code of a refusal. */
const codeOf = (answer?: Answer): string => (JSON.parse(answer?.text ?? '{}') as { code?: string }).code ?? '';

export interface Workload {
  /** What is known of the ledger by the answers so far; the order of two answers may be wrong. */
  known: Ledger;
  /** Takes an answer into what is known. */
  learn(command: Command, asked: Asked): void;
  /** Asks until there is an answer. @throws when there is none in time. */
  settle(client: number, cmdId: string, command: Command): Promise<Asked>;
  /** Commands acknowledged so far. */
  acked(): number;
  /** Instant of the last acknowledgement. */
  lastAck(): number;
  /** Sends everything from now on to these addresses instead; without them to all again. */
  through(addresses?: readonly string[]): void;
  /** Lets clients go on, or waits until none has anything under way. */
  run(): void;
  rest(): Promise<void>;
}

export interface WorkloadOptions {
  clients: number;
  throws: Dice;
  history: History;
  /** Addresses of the services; a client that gets no answer turns to the next. */
  urls: () => string[];
  /** How long a command may be without an answer. */
  patienceMs?: number;
}

/** Clients that ask random commands, each one at a time, and ask again under the same key until there is an answer. */
export function workload({ clients, throws, history, urls, patienceMs = 60_000 }: WorkloadOptions): Workload {
  const known = emptyLedger();
  let running = false;
  let working: Promise<unknown> = Promise.resolve();
  let acked = 0;
  let lastAck = 0;
  let made = 0;
  let through: readonly string[] | undefined;

  function learn(command: Command, { outcome, answer }: Asked): void {
    if (outcome !== 'ok' || !answer) return;
    acked++;
    lastAck = performance.now();
    const { position, revision, events, stream } = JSON.parse(answer.text) as NonNullable<Call['reply']>;
    if (events.length === 0) return;
    history.accepted.push({ command, position, revision });
    command.means?.(known);
    known.revisions.set(stream, Math.max(revision, known.revisions.get(stream) ?? -1));
  }

  async function settle(client: number, cmdId: string, command: Command): Promise<Asked> {
    const deadline = performance.now() + patienceMs;
    let doubtful = false;
    for (let attempt = client; performance.now() < deadline; attempt++) {
      const all = through ?? urls();
      const asked = await callOnce(history, all[attempt % all.length]!, client, cmdId, command);
      if (asked && asked.outcome !== 'unknown') {
        if (doubtful && asked.answer?.headers['idempotency-replayed']) history.landed++;
        learn(command, asked);
        return asked;
      }
      doubtful ||= asked !== undefined;
      await pause(25);
    }
    throw new Error(`no answer to ${command.method} ${command.path} within ${patienceMs / 1000} s`);
  }

  async function client(number: number, own: Dice): Promise<void> {
    while (running) {
      const command = randomCommand(known, own, `${number}-${made++}`);
      const id = own.uuid();
      const again = own.next();
      // Now and then the same command twice at the same moment, or once more when it was answered long ago.
      // To both services, or to one of them twice.
      if (again < 0.04)
        await Promise.all([
          settle(number, id, command),
          settle(number + (again < 0.02 ? 1 : urls().length), id, command),
        ]);
      else await settle(number, id, command);
      if (again > 0.97) await settle(number + 1, id, command);
    }
  }

  return {
    known,
    learn,
    settle,
    acked: () => acked,
    lastAck: () => lastAck,
    through: (addresses) => void (through = addresses),
    run() {
      if (running) return;
      running = true;
      const dies = Array.from({ length: clients }, (_, index) => throws.for(`client ${index} ${made}`));
      working = Promise.all(dies.map((own, index) => client(index, own)));
      working.catch(() => undefined);
    },
    async rest() {
      running = false;
      await working;
    },
  };
}
