// SPDX-License-Identifier: MPL-2.0
import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import {
  canonicalJson,
  handle,
  lookupIn,
  overlay,
  Rejection,
  sha256,
  WrongRevision,
  type AnyDecider,
  type CommandClass,
  type CommandRef,
  type DomainCommand,
  type EventStore,
  type Json,
  type NewEvent,
} from '@faellesbog/eventsourcing';
import { OPERATOR, Problem, type Ledger } from '@faellesbog/platform';
import { Permission } from '../access/permission.js';
import type { CommandDto } from '../http/command.dto.js';
import { commandFrom, commandIdOf, RUNS, type Asked } from '../http/commands.js';
import { fieldErrors, InvalidFields, problemOf, VALIDATION } from '../http/problems.js';
import { LEDGER } from '../operations/ledger-token.js';
import { parseRows, type ImportRow } from './rows.js';

export interface RefusedRow {
  /** Line of the file, from 1. */
  line: number;
  command: string;
  code: string;
  message: string;
  messageDa: string;
  pointer?: string;
}

export interface ImportReport {
  dryRun: boolean;
  rows: number;
  /** Rows whose events are now in the log, or on a dry run would be. */
  recorded: number;
  /** Rows recorded by an earlier run of the same file. */
  alreadyRecorded: number;
  events: number;
  refused: RefusedRow[];
}

/** One way of saying how far an import has got. */
export type ImportProgress = (stage: 'checking' | 'recording', done: number, of: number) => void;

interface Target {
  command: new (data: object, meta: never) => DomainCommand;
  dto: new () => object;
  decider: AnyDecider;
  pathIds: string[];
}
/** A row that was decided, ready to be recorded as it was decided. */
interface Pending {
  row: ImportRow;
  stream: string;
  expected: number;
  events: NewEvent[];
  command: CommandRef;
  asked: DomainCommand;
  decider: AnyDecider;
}

/** In whose name the demonstration data is recorded. */
export const DEMONSTRATION = 'demonstration';
const ROUTE_ARGS = '__routeArguments__';
const BODY = 3;
const PARAM = 5;
/** Appends under way at a time: enough for the store to group them, few enough to stop quickly. */
const IN_FLIGHT = 256;

/**
 * Records a file of commands. Every row goes the way of a request: the same checks, the same rules. All rows are decided
 * first, on top of the book and without writing; only if none is refused are they recorded, in order.
 * A row's identity is its `key`, or its content: the same file again records nothing twice, and one that was cut off goes on.
 */
@Injectable()
export class Importer {
  private targets?: Map<string, Target>;

  constructor(
    @Inject(LEDGER) private readonly ledger: Ledger,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly permission: Permission,
  ) {}

  /** @throws Problem 400 when the file as a whole cannot be read. */
  async run(
    text: string,
    format: 'ndjson' | 'csv',
    by: string,
    dryRun: boolean,
    progress: ImportProgress = () => undefined,
  ): Promise<ImportReport> {
    const rows = parseRows(text, format, (command) => this.targetOf(command)?.dto);
    const report: ImportReport = { dryRun, rows: rows.length, recorded: 0, alreadyRecorded: 0, events: 0, refused: [] };
    const pending = await this.decideAll(rows, by, report, progress);
    if (report.refused.length > 0) return { ...report, recorded: 0, events: 0 };
    report.recorded = pending.length;
    report.events = pending.reduce((sum, { events }) => sum + events.length, 0);
    if (!dryRun) await this.recordAll(pending, progress);
    return report;
  }

  private async decideAll(
    rows: ImportRow[],
    by: string,
    report: ImportReport,
    progress: ImportProgress,
  ): Promise<Pending[]> {
    const pending: Pending[] = [];
    const checked = this.permission.enforced && by !== DEMONSTRATION && by !== OPERATOR;
    const trial = overlay(this.ledger.store);
    let current: Pick<Pending, 'row' | 'asked' | 'decider'> | undefined;
    const store: EventStore = {
      ...trial,
      append: async (stream, expected, events, command) => {
        const receipt = await trial.append(stream, expected, events, command);
        if (!receipt.replayed) pending.push({ ...current!, stream, expected, events, command });
        return receipt;
      },
    };
    const seen = new Map<string, number>();
    for (const [index, row] of rows.entries()) {
      try {
        const { command, decider } = await this.commandOf(row, by, seen);
        if (checked) await this.permission.assertMayRecord(command, lookupIn(store));
        current = { row, asked: command, decider };
        const handled = await handle(store, decider, command);
        if (handled.replayed) report.alreadyRecorded++;
      } catch (error) {
        report.refused.push(...refusals(row, error));
      }
      if (index % 50 === 0) progress('checking', index, rows.length);
    }
    progress('checking', rows.length, rows.length);
    return pending;
  }

  private async recordAll(pending: Pending[], progress: ImportProgress): Promise<void> {
    for (let done = 0; done < pending.length; done += IN_FLIGHT) {
      progress('recording', done, pending.length);
      const group = pending.slice(done, done + IN_FLIGHT);
      const outcomes = await Promise.allSettled(
        group.map(({ stream, expected, events, command }) =>
          this.ledger.store.append(stream, expected, events, command),
        ),
      );
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.status === 'rejected') await this.decideAnew(group[index]!, outcome.reason);
      }
    }
    progress('recording', pending.length, pending.length);
  }

  /**
   * Somebody else, or a reactor answering an earlier row, wrote to the stream since the row was decided: it is decided
   * again on what stands there now. What the rules then refuse ends the import there; the same file again goes on.
   */
  private async decideAnew({ row, asked, decider }: Pending, reason: unknown): Promise<void> {
    if (!(reason instanceof WrongRevision)) throw reason;
    try {
      await handle(this.ledger.store, decider, asked);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      const { line, command } = row;
      throw new Problem(
        409,
        'import.overtaken',
        `Line ${line} (${command}) was allowed when the file was checked and is refused now: ${error.message} The lines before it are recorded.`,
        `Linje ${line} (${command}) var tilladt, da filen blev kontrolleret, og afvises nu: ${error.da} Linjerne før den er registreret.`,
      );
    }
  }

  private async commandOf(
    row: ImportRow,
    by: string,
    seen: Map<string, number>,
  ): Promise<{ command: DomainCommand; decider: AnyDecider }> {
    if (row.error) throw row.error;
    const id = commandIdOf(row.key ? `import/${row.key}` : contentKey(row, seen));
    const command = await this.commandFor(row.command, row.body, { id, by, dryRun: false });
    return { command, decider: this.targetOf(row.command)!.decider };
  }

  /**
   * The command that a name and a body with all its ids stand for, checked like a request of its own.
   * @throws Rejection `import.unknown_command`; InvalidFields.
   */
  async commandFor(name: string, given: Record<string, unknown>, asked: Omit<Asked, 'reply'>): Promise<DomainCommand> {
    const target = this.targetOf(name);
    if (!target) {
      throw new Rejection(
        'import.unknown_command',
        `There is no command "${name.slice(0, 80)}".`,
        `Der er ingen kommando "${name.slice(0, 80)}".`,
        { pointer: '/command' },
      );
    }
    const { body, ids } = split(given, target.pathIds);
    const dto = plainToInstance(target.dto, body);
    const errors = await validate(dto, VALIDATION);
    if (errors.length > 0) throw new InvalidFields(fieldErrors(errors));
    return commandFrom(target.command as never, { ...dto, ...ids } as CommandDto, asked);
  }

  private targetOf(command: string): Target | undefined {
    this.targets ??= this.findTargets();
    return this.targets.get(command);
  }

  /** Reads the controllers: the route of a command says its body's class and the ids in its path. */
  private findTargets(): Map<string, Target> {
    const targets = new Map<string, Target>();
    for (const { metatype, instance } of this.discovery.getControllers()) {
      if (!metatype || !instance) continue;
      const prototype = Object.getPrototypeOf(instance) as object;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const handler = (prototype as Record<string, () => unknown>)[method]!;
        const command = this.reflector.get<CommandClass | undefined>(RUNS, handler);
        if (!command) continue;
        const decider = this.ledger.deciders.find(({ commands }) => commands.includes(command));
        if (!decider) throw new Error(`${command.name} has a route but no decider lists it`);
        targets.set(command.name, { command: command as never, decider, ...routeShape(metatype, prototype, method) });
      }
    }
    return targets;
  }
}

function routeShape(
  controller: object,
  prototype: object,
  method: string,
): { dto: new () => object; pathIds: string[] } {
  const types = Reflect.getMetadata('design:paramtypes', prototype, method) as (new () => object)[];
  const args = Reflect.getMetadata(ROUTE_ARGS, controller, method) as Record<string, { index: number; data?: string }>;
  const pathIds: string[] = [];
  let dto: (new () => object) | undefined;
  for (const [key, { index, data }] of Object.entries(args)) {
    if (key.startsWith(`${BODY}:`)) dto = types[index];
    if (key.startsWith(`${PARAM}:`) && data) pathIds.push(data);
  }
  if (!dto) throw new Error(`${method} runs a command but takes no body`);
  return { dto, pathIds };
}

/** A row's identity when it has no key: its content, and how many equal rows came before it. */
function contentKey({ command, body }: ImportRow, seen: Map<string, number>): string {
  const content = sha256(canonicalJson({ command, body: body as Json }));
  const before = seen.get(content) ?? 0;
  seen.set(content, before + 1);
  return `import/${content}/${before}`;
}

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

function split(
  body: Record<string, unknown>,
  pathIds: string[],
): { body: Record<string, unknown>; ids: Record<string, string> } {
  const rest = { ...body };
  const ids: Record<string, string> = {};
  for (const name of pathIds) {
    const value = rest[name];
    if (typeof value !== 'string' || !SLUG.test(value)) {
      const message = `${name} is lower-case letters, digits and dashes, at most 63`;
      throw new InvalidFields([
        { pointer: `/${name}`, code: 'field.matches', message, messageDa: `${name} har ikke den rigtige form` },
      ]);
    }
    ids[name] = value;
    delete rest[name];
  }
  return { body: rest, ids };
}

function refusals(row: ImportRow, error: unknown): RefusedRow[] {
  const { line, command } = row;
  const problem = problemOf(error, false);
  if (problem.status >= 500) throw error;
  if (problem.errors)
    return problem.errors.map(({ pointer, code, message, messageDa }) => ({
      line,
      command,
      code,
      message,
      messageDa,
      pointer,
    }));
  return [
    {
      line,
      command,
      code: problem.code,
      message: problem.detail,
      messageDa: problem.detailDa,
      pointer: problem.pointer,
    },
  ];
}
