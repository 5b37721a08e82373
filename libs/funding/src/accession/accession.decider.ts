// SPDX-License-Identifier: MPL-2.0
import { canonicalJson, Rejection, unreachable, type Decider } from '@faellesbog/eventsourcing';
import { authority } from '@faellesbog/community';
import { assertAllowed, namedDecision, type DecisionNamed } from '@faellesbog/governance';
import { moneyFromJson, moneyToJson } from '@faellesbog/money';
import { product } from '@faellesbog/portfolio';
import { rateSheet } from '../rate-sheet/rate-sheet.decider.js';
import { isFunder, round } from '../round/round.decider.js';
import { amountOf, assertAuthorityKnown, assertNotBefore } from '../rules.js';
import { accessionCommands, type AccessionCommand, type SignAccession } from './accession.commands.js';
import { accessionEvents, type AccessionEvent } from './accession.events.js';

type Terms = Extract<AccessionEvent, { type: 'AccessionTermsPublished' }>['data'] & { eff: string };
interface Accession {
  authorityId: string;
  from: string;
  /** The first day on which it no longer holds. */
  ended?: string;
}
interface Accessions {
  terms: readonly Terms[];
  accessions: ReadonlyMap<string, Accession>;
}

/** What other streams say: the product, the authority, and in which of the named rounds it has a pledge. */
interface Facts extends DecisionNamed {
  productKnown: boolean;
  authorityKnown: boolean;
  funded: readonly string[];
  /** Since when the rate sheet that terms name applies, if it was published. */
  rateSheetFrom?: string;
}

function decide(command: AccessionCommand, state: Accessions, facts: Facts): AccessionEvent[] {
  const { productId } = command.data;
  if (!facts.productKnown) {
    const [en, da] = [`There is no product "${productId}".`, `Der findes intet produkt "${productId}".`];
    throw new Rejection('product.unknown', en, da, { pointer: '/productId' });
  }
  switch (command.type) {
    case 'PublishAccessionTerms':
      return publish(command, state, facts);
    case 'SignAccession':
      return sign(command, state, facts);
    case 'EndAccession': {
      const { data, meta } = command;
      const { authorityId, from, ended } = found(state, data.accessionId);
      if (ended === meta.effectiveOn) return [];
      if (ended) throw new Rejection('accession.ended', 'The accession has ended.', 'Tilslutningen er ophørt.');
      assertNotBefore(meta.effectiveOn, from, 'accession.ends_before_start');
      assertNotBefore(meta.effectiveOn, data.noticeGivenOn, 'accession.ends_before_notice');
      return [{ type: 'AccessionEnded', data: { ...data, authorityId } }];
    }
    default:
      return unreachable(command);
  }
}

function publish(
  { data, meta }: Extract<AccessionCommand, { type: 'PublishAccessionTerms' }>,
  { terms }: Accessions,
  { decision, rateSheetFrom }: Facts,
): AccessionEvent[] {
  const fees = data.steps.map(({ fee }, index) => amountOf(fee, `/steps/${index}/fee`, 0n));
  data.rebates.forEach(({ amount }, index) => amountOf(amount, `/rebates/${index}/amount`));
  fees.push(amountOf(data.annualFee, '/annualFee', 0n));
  // The frame bounds whatever somebody may come to pay by these terms.
  const amount = fees.reduce((most, fee) => (fee > most ? fee : most));
  const about = [{ kind: 'product' as const, id: data.productId }];
  assertAllowed(meta, decision, { purpose: 'fee', about, amount }, { en: 'A fee', da: 'En afgift' });
  assertOnce(
    data.steps.map(({ from }) => from),
    '/steps',
  );
  assertOnce(
    data.rebates.map(({ projectId }) => projectId),
    '/rebates',
  );
  if (data.rateSheet && (rateSheetFrom === undefined || rateSheetFrom > meta.effectiveOn)) {
    const { rateSheetId: id, version } = data.rateSheet;
    throw new Rejection(
      'accession.no_rate_sheet',
      `Version ${version} of rate sheet "${id}" was not published by ${meta.effectiveOn}.`,
      `Version ${version} af takstbladet "${id}" var ikke offentliggjort den ${meta.effectiveOn}.`,
      { pointer: '/rateSheet' },
    );
  }
  const latest = terms.at(-1);
  if (latest) {
    const { productId, steps, rebates, passiveShareBp, annualFee, rateSheet: rests } = latest;
    const same = { productId, steps, rebates, passiveShareBp, annualFee, ...(rests && { rateSheet: rests }) };
    if (canonicalJson(same) === canonicalJson({ ...data })) return [];
    assertNotBefore(meta.effectiveOn, latest.eff, 'accession.newer_terms');
  }
  return [{ type: 'AccessionTermsPublished', data: { ...data, version: terms.length + 1 } }];
}

function assertOnce(names: readonly string[], pointer: string): void {
  if (new Set(names).size === names.length) return;
  throw new Rejection('accession.named_twice', 'Each is named once.', 'Hver nævnes én gang.', { pointer });
}

/** The fee of the step in force on the day, less the rebates for projects the authority funded, never below nothing. */
function sign({ data, meta }: SignAccession, state: Accessions, facts: Facts): AccessionEvent[] {
  const { productId, accessionId, authorityId, passive = false } = data;
  assertAuthorityKnown(facts.authorityKnown, authorityId);
  assertFree(state, data, meta.effectiveOn);
  const terms = state.terms.findLast(({ eff }) => eff <= meta.effectiveOn);
  const step = terms?.steps
    .filter(({ from }) => from <= meta.effectiveOn)
    .sort(byFrom)
    .at(-1);
  if (!terms || !step) {
    throw new Rejection(
      'accession.no_terms',
      `No accession fee was in force on ${meta.effectiveOn}.`,
      `Ingen tilslutningsafgift gjaldt den ${meta.effectiveOn}.`,
      { pointer: '/effectiveOn' },
    );
  }
  let fee = moneyFromJson(step.fee);
  const rebates = (data.rebatesFor ?? []).map((named, index) => {
    const granted = rebateOf(terms, named, index, facts);
    const used = granted < fee ? granted : fee;
    fee -= used;
    return { projectId: named.projectId, amount: moneyToJson(used) };
  });
  const annual = moneyFromJson(terms.annualFee);
  // Half up, as everywhere where a rate meets an amount.
  const passiveFee = (annual * BigInt(terms.passiveShareBp) + 5_000n) / 10_000n;
  const signed = { productId, accessionId, authorityId, termsVersion: terms.version, listFee: step.fee, rebates };
  const annualFee = moneyToJson(passive ? passiveFee : annual);
  return [{ type: 'AccessionSigned', data: { ...signed, fee: moneyToJson(fee), passive, annualFee } }];
}

const byFrom = (a: { from: string }, b: { from: string }): number => (a.from < b.from ? -1 : 1);

function rebateOf(terms: Terms, named: { projectId: string; roundId: string }, index: number, facts: Facts): bigint {
  const pointer = `/rebatesFor/${index}`;
  const offered = terms.rebates.find(({ projectId }) => projectId === named.projectId);
  if (!offered) {
    throw new Rejection(
      'accession.no_rebate',
      `The terms give no rebate for "${named.projectId}".`,
      `Vilkårene giver ingen rabat for "${named.projectId}".`,
      { pointer },
    );
  }
  if (facts.funded[index] !== named.projectId) {
    throw new Rejection(
      'accession.not_a_funder',
      `The authority has no pledge for "${named.projectId}" in round "${named.roundId}".`,
      `Myndigheden har intet tilsagn til "${named.projectId}" i runden "${named.roundId}".`,
      { pointer },
    );
  }
  return moneyFromJson(offered.amount);
}

/** One accession at a time per authority, under an id that is new; each project's rebate once. */
function assertFree({ accessions }: Accessions, data: SignAccession['data'], day: string): void {
  if (accessions.has(data.accessionId)) {
    throw new Rejection('accession.exists', 'This accession id is in use.', 'Tilslutningens id er i brug.', {
      pointer: '/accessionId',
    });
  }
  for (const { authorityId, ended } of accessions.values()) {
    if (authorityId !== data.authorityId || (ended !== undefined && ended <= day)) continue;
    throw new Rejection(
      'accession.in_force',
      'The authority has acceded to this product.',
      'Myndigheden er allerede tilsluttet produktet.',
      { pointer: '/authorityId' },
    );
  }
  assertOnce(
    (data.rebatesFor ?? []).map(({ projectId }) => projectId),
    '/rebatesFor',
  );
}

function found({ accessions }: Accessions, accessionId: string): Accession {
  const one = accessions.get(accessionId);
  if (one) return one;
  throw new Rejection('accession.unknown', 'There is no such accession.', 'Der er ingen sådan tilslutning.', {
    pointer: '/accessionId',
  });
}

function evolve(state: Accessions, event: AccessionEvent, { eff }: { eff: string }): Accessions {
  switch (event.type) {
    case 'AccessionTermsPublished':
      return { ...state, terms: [...state.terms, { ...event.data, eff }] };
    case 'AccessionSigned': {
      const { accessionId, authorityId } = event.data;
      return { ...state, accessions: new Map(state.accessions).set(accessionId, { authorityId, from: eff }) };
    }
    case 'AccessionEnded': {
      const { accessionId } = event.data;
      const before = state.accessions.get(accessionId);
      if (!before) return state;
      return { ...state, accessions: new Map(state.accessions).set(accessionId, { ...before, ended: eff }) };
    }
    default:
      return unreachable(event);
  }
}

/** Accessions to a product, and the terms they are signed on. */
export const accession: Decider<Accessions, AccessionCommand, typeof accessionEvents, Facts> = {
  events: accessionEvents,
  commands: accessionCommands,
  streamId: (command) => command.data.productId,
  initialState: { terms: [], accessions: new Map() },
  decide,
  evolve,
  async facts({ data, meta }, lookup) {
    const { state } = await lookup.state(product, data.productId);
    const decision = await namedDecision(meta, lookup);
    const known = { productKnown: state.status !== 'none', authorityKnown: true, funded: [], decision };
    if ('rateSheet' in data && data.rateSheet) {
      const { state: sheet } = await lookup.state(rateSheet, data.rateSheet.rateSheetId);
      return { ...known, rateSheetFrom: sheet.versions[data.rateSheet.version - 1]?.eff };
    }
    if (!('authorityId' in data)) return known;
    const authorityKnown = (await lookup.state(authority, data.authorityId)).state.status !== 'none';
    const funded = (data.rebatesFor ?? []).map(async ({ roundId }) => {
      const { state: named } = await lookup.state(round, roundId);
      return isFunder(named, data.authorityId) && named.status !== 'none' ? named.projectId : '';
    });
    return { ...known, authorityKnown, funded: await Promise.all(funded) };
  },
};
