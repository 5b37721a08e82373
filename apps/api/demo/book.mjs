// SPDX-License-Identifier: MPL-2.0
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What somebody has published. Where only the day is not known, the reference says so with {@link DAY_CHOSEN}. */
export const sourced = (reference) => ({ kind: 'sourced', reference });
/** What is made up, and why it is there. */
export const invented = (reference) => ({ kind: 'illustrative', reference });
export const DAY_CHOSEN = 'Dagen er ikke offentliggjort og er valgt her.';

/** What somebody has published without saying which day. */
export const dayChosen = (reference) => sourced(`${reference} ${DAY_CHOSEN}`);
/** Decisions behind what is recorded: each is registered on the first day something rests on it. */
export const boardSays = (what) => ({
  bodyId: BOARD,
  title: what,
  source: invented(`Illustrativ beslutning: OS2’s bestyrelse, ${what}`),
});
export const boardMinutes = (reference) => ({ bodyId: BOARD, title: reference, source: sourced(reference) });
/** Of the steering group of the project or product that it is about. */
export const steeringSays = (what, source = invented(`Illustrativ beslutning: styregruppen, ${what}`)) => ({
  title: what,
  source,
});
/** A decision of this book's own meetings, told by `governance.mjs`. */
export const taken = (decisionId) => ({ decisionId });
export const [BYLAWS, ASSEMBLY, BOARD] = ['os2', 'generalforsamling', 'bestyrelse'];

const rows = [];
const decisions = new Map();

/**
 * Adds one command to the file. `told` is the day it takes its place in the story when that is later than the day it is
 * about: a use that began before the product was admitted.
 */
export function record(command, on, data, source, { decision, told = on } = {}) {
  if (source.reference.length > 500) throw new Error(`too long a reference: ${source.reference}`);
  const decisionRef = decision && (decision.decisionId ?? restOn(decision, command, on, data));
  rows.push({ told, row: { command, data, effectiveOn: on, source, ...(decisionRef && { decisionRef }) } });
}

const project = ({ projectId }) => ({ kind: 'project', id: projectId });
const product = ({ productId }) => ({ kind: 'product', id: productId });
const round = ({ roundId }) => ({ kind: 'round', id: roundId });

/** Which leave a command needs of a decision, and about what. */
const LEAVES = {
  AcceptLatePledge: (data) => [{ purpose: 'late_pledge', subject: round(data), upTo: data.amount }],
  AcceptMilestone: (data) => [{ purpose: 'milestone_acceptance', subject: project(data) }],
  AdmitProduct: (data) => [{ purpose: 'product_admission', subject: product(data) }, ...licence(data)],
  AdoptAllocationKey: (data) => [{ purpose: 'allocation_key', subject: project(data) }],
  ApproveProject: (data) => [{ purpose: 'project_approval', subject: project(data) }],
  CloseFundingRound: (data) => [{ purpose: 'floor_waiver', subject: round(data) }],
  FixLevel: (data) => [{ purpose: 'product_level', subject: product(data) }],
  HandOverProduct: (data) => [{ purpose: 'product_end', subject: product(data) }],
  PublishAccessionTerms: (data) => [{ purpose: 'fee', subject: product(data), upTo: highest(data) }],
  PublishRateSheet: (data) => [{ purpose: 'rate_sheet', upTo: dearest(data) }],
  RecordProjectFunding: () => [],
  ReleasePledge: (data) => [{ purpose: 'pledge_change', subject: round(data) }],
  ReleaseVersion: (data) => licence(data),
  SetMembershipFee: ({ amount }) => [{ purpose: 'fee', upTo: amount }],
  RetireProduct: (data) => [{ purpose: 'product_end', subject: product(data) }],
  SetFinanceModel: (data) => [{ purpose: 'finance_model', subject: project(data), upTo: data.budget }],
  StartProject: (data) => [{ purpose: 'floor_waiver', subject: project(data) }],
  TransferRights: (data) => [{ purpose: 'ownership_transfer', subject: product(data) }],
};
const dearest = ({ baseFees, nonMemberLevyBp }) =>
  kr((Number(baseFees.very_large.amount) * (10_000 + nonMemberLevyBp)) / 10_000);
const highest = ({ steps, annualFee }) =>
  [annualFee, ...steps.map(({ fee }) => fee)].reduce((most, fee) => (Number(fee.amount) > Number(most.amount) ? fee : most));
const licence = (data) => (data.spdx === 'MPL-2.0' ? [] : [{ purpose: 'other_licence', subject: product(data) }]);

/** Notes what rests on a decision. @returns its id. */
function restOn(said, command, on, data) {
  const about = data.projectId ?? data.productId ?? data.roundId?.replace(/-round-\d+$/, '') ?? BYLAWS;
  const bodyId = said.bodyId ?? `styregruppe-${about}`;
  const known = decisions.get(said) ?? {
    ...said,
    bodyId,
    about: { kind: data.productId ? 'product' : 'project', id: about },
    on,
    allows: [],
    decisionId: `${said.bodyId ?? about}-${on}-${decisions.size + 1}`,
  };
  decisions.set(said, known);
  if (on < known.on) throw new Error(`a decision is told before what rests on it: ${said.title}`);
  const leaves = LEAVES[command](data).filter((leave) => !known.allows.some((each) => same(each, leave)));
  known.allows.push(...leaves);
  return known.decisionId;
}
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The decisions, and the steering groups that took some of them, as rows that come before what rests on them. */
function decided() {
  const all = [...decisions.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const groups = new Map(all.filter(({ bodyId }) => ![ASSEMBLY, BOARD].includes(bodyId)).map((one) => [one.bodyId, one.about]));
  const establish = [...groups].map(([bodyId, about]) => ({
    command: 'EstablishBody',
    data: { bodyId, kind: 'steering_group', name: `Styregruppe for ${about.id}`, bylawsId: BYLAWS, about },
    effectiveOn: all.find((one) => one.bodyId === bodyId).on,
    source: invented('Styregruppen er nævnt eller følger af styringen; dagen er illustrativ'),
  }));
  const register = all.map(({ decisionId, bodyId, on, title, source, allows }) => ({
    command: 'RegisterDecision',
    data: {
      ...{ decisionId, bodyId, title: title.slice(0, 200), wording: `Godkendt: ${title}.` },
      basis: 'Indstilling fra sekretariatet.',
      ...{ reference: source.reference, carried: true, allows },
    },
    effectiveOn: on,
    source,
  }));
  return [...establish, ...register].map((row) => ({ told: row.effectiveOn, row }));
}

const byDay = (a, b) => (a.told < b.told ? -1 : a.told > b.told ? 1 : 0);

/** The story in the order it happened; what was told on one day stays in the order it was told. */
export function story() {
  const ordered = [...decided(), ...rows].toSorted(byDay);
  return ordered.map(({ row }) => `${JSON.stringify(row)}\n`).join('');
}

function readMunicipalities() {
  const [, ...lines] = readFileSync(new URL('municipalities.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [code, name, region, cvr, population, populationDate] = line.split(',');
    return { code, name, region, cvr, population: Number(population), populationDate };
  });
}

/** The 98 municipalities of `municipalities.csv`, in the order of their codes. */
export const municipalities = readMunicipalities();
export const municipalityOf = new Map(municipalities.map((municipality) => [municipality.name, municipality]));

/** The id of an authority by its municipality's name; an id of another authority is itself. */
export function idOf(name) {
  if (/^[a-z]/.test(name)) return name;
  const municipality = municipalityOf.get(name);
  if (!municipality) throw new Error(`no municipality is called ${name}`);
  return municipality.code;
}

/** Kroner as text or whole number, as the ledger writes an amount. */
export const kr = (kroner) => ({
  amount: typeof kroner === 'string' ? kroner : `${kroner}.00`,
  currency: 'DKK',
});

/** An opaque reference to a person nobody is: the same label always gives the same one. */
export function personRef(label) {
  const hex = createHash('sha256').update(`demo/${label}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `count` days spread evenly from one day to another, the first included. */
export function spread(from, to, count) {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (!(start <= end)) throw new Error(`no days from ${from} to ${to}`);
  return Array.from({ length: count }, (_, index) =>
    new Date(start + Math.floor(((end - start) * index) / count / 86_400_000) * 86_400_000).toISOString().slice(0, 10),
  );
}
