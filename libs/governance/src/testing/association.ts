// SPDX-License-Identifier: MPL-2.0
import { authority, RegisterAuthority, StartMembership, supplier, WithdrawMembership } from '@faellesbog/community';
import {
  handle,
  lookupIn,
  memoryStore,
  Rejection,
  type AnyDecider,
  type DomainCommand,
  type Grounds,
  type Handled,
} from '@faellesbog/eventsourcing';
import { testMeta } from '@faellesbog/eventsourcing/testing';
import os2 from '../../data/os2-bylaws.json' with { type: 'json' };
import { EstablishBody, FillSeat } from '../body/body.commands.js';
import { body } from '../body/body.decider.js';
import { AdoptBylaws } from '../bylaws/bylaws.commands.js';
import { bylaws } from '../bylaws/bylaws.decider.js';
import { decision } from '../decision/decision.decider.js';
import { exclusion } from '../exclusion/exclusion.decider.js';
import { meeting } from '../meeting/meeting.decider.js';

type Command<C extends DomainCommand> = new (data: C['data'], meta: C['meta']) => C;
const deciders: readonly AnyDecider[] = [authority, supplier, bylaws, body, meeting, decision, exclusion];

export const bylawsData = os2 as unknown as AdoptBylaws['data'];
export const person = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Asks a command the way the product does, on a business date. */
export type Ask = <C extends DomainCommand>(
  command: Command<C>,
  data: C['data'],
  effectiveOn?: string,
  grounds?: Grounds,
) => Promise<Handled>;

/** @param record how a book records a command by its decider. */
export const asking =
  (record: (command: DomainCommand, decider: AnyDecider) => Promise<Handled>): Ask =>
  (command, data, effectiveOn = '2026-05-07', grounds = {}) => {
    const asked = new command(data, testMeta({ effectiveOn, grounds, now: '2027-01-01T10:00:00Z' }));
    return record(
      asked,
      deciders.find(({ commands }) => commands.includes(command as never))!,
    );
  };

/** A book in memory: every command goes the way it goes in the product. */
export function inMemory() {
  const store = memoryStore();
  const ask = asking((command, decider) => handle(store, decider, command));
  /** The code of the refusal, and the paragraph it rests on. */
  const refusal = async <C extends DomainCommand>(
    command: Command<C>,
    data: C['data'],
    effectiveOn?: string,
  ): Promise<string> => {
    const error: unknown = await ask(command, data, effectiveOn).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof Rejection)) throw new Error(`expected a refusal, not ${String(error)}`);
    return error.detail.rule === undefined ? error.code : `${error.code} [${error.detail.rule}]`;
  };
  return { ask, refusal, lookup: lookupIn(store), store };
}

export const CODES = ['101', '147', '151', '153', '155', '157', '159', '161'];
const CVRS = ['64942212', '11259979', '58271713', '65113015', '12881517', '19438414', '62761113', '65120119'];

/**
 * An association with eight members (the last one left on 1 March 2026), its bylaws, the general assembly, and a board
 * of six whose chair is seat `b0`, with seat `b6` for a supplier that looks on.
 */
export async function association() {
  const book = inMemory();
  await found(book.ask);
  return book;
}

/** Records that association in any book. */
export async function found(ask: Ask): Promise<void> {
  for (const [index, code] of CODES.entries()) {
    const cvr = CVRS[index]!;
    const kind = { kind: 'municipality' as const, municipalityCode: code };
    await ask(RegisterAuthority, { authorityId: code, name: `Kommune ${code}`, cvr, ...kind }, '2012-01-01');
    const signed = {
      authorityId: code,
      signedOn: '2012-04-24',
      contactRef: person(900 + index),
      feeShare: 'full' as const,
    };
    await ask(StartMembership, signed, '2012-04-24');
  }
  await ask(WithdrawMembership, { authorityId: '161', receivedOn: '2026-03-01' }, '2026-03-01');
  await ask(AdoptBylaws, bylawsData, '2012-04-24');
  const bylawsId = bylawsData.bylawsId;
  await ask(
    EstablishBody,
    { bodyId: 'assembly', kind: 'general_assembly', name: 'Generalforsamling', bylawsId },
    '2012-04-24',
  );
  await ask(EstablishBody, { bodyId: 'board', kind: 'board', name: 'Bestyrelse', bylawsId }, '2012-04-24');
  for (const [index, authorityId] of CODES.slice(0, 6).entries()) {
    const role = index === 0 ? ('chair' as const) : ('member' as const);
    const seat = { bodyId: 'board', seatId: `b${index}`, personRef: person(index), role, authorityId };
    await ask(FillSeat, { ...seat, termUntil: '2027-05-31' }, '2025-05-08');
  }
}
