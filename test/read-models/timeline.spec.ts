// SPDX-License-Identifier: MPL-2.0
import { testMeta } from '@faellesbog/eventsourcing/testing';
import { authority, CorrectAuthority } from '@faellesbog/community';
import {
  AdoptAllocationKey,
  CloseFundingRound,
  costs,
  getTimeline,
  GetTimeline,
  PostCostLine,
  round,
  timeline,
  WithdrawPledge,
  type Page,
  type SubjectKind,
} from '@faellesbog/funding';
import { indexedRows, kr, on, story } from '../support/funding.js';
import { DECISION } from '@faellesbog/governance/testing';
import { readModelFixture, type ReadModelFixture } from '../support/read-model.js';

describe('A timeline', () => {
  let f: ReadModelFixture;
  const of = (kind: SubjectKind, id: string, validOn = '2026-12-31', page: Page = {}) =>
    f.ask(getTimeline, new GetTimeline(kind, id, { validOn }, page));
  const sentences = async (kind: SubjectKind, id: string, lang: 'da' | 'en', validOn?: string) =>
    (await of(kind, id, validOn)).entries.map((entry) => `${entry.effectiveOn} ${entry[lang]}`);

  beforeAll(async () => {
    f = await readModelFixture([timeline]);
    const tell = story(f);
    await tell.authorities('151', '706', '751');
    await tell.product('os2valghalla', '2018-01-01', ['751', '706']);
    await tell.project('valg', '2022-03-01', ['751'], 'os2valghalla');
    const roundId = await tell.round('valg', '2022-04-01', '1000.00', '2022-09-30', '100.00');
    await tell.pledge(roundId, '151', '1234.50', '2022-05-02');
    // Recorded later, and dated before: it takes its place by business date.
    await tell.pledge(roundId, '706', '70.00', '2022-05-01');
    await f.record(new WithdrawPledge({ roundId, pledgeId: 'p-706', reason: 'Budget' }, on('2022-06-01')), round);
    await f.record(new CloseFundingRound({ roundId }, on('2022-10-01', DECISION)), round);
    const members = [
      { authorityId: '151', weight: '1' },
      { authorityId: '751', weight: '2' },
    ];
    const key = { projectId: 'valg', keyId: 'k', validFrom: '2022-10-01', basis: 'fixed' as const, members };
    await f.record(new AdoptAllocationKey(key, on('2022-10-01', DECISION)), costs);
    const source = { kind: 'illustrative' as const, reference: 'Invented' };
    const line = { projectId: 'valg', lineId: 'l', text: 'Sprint 1', amount: kr('100.00') };
    await f.record(new PostCostLine(line, testMeta({ effectiveOn: '2022-11-01', grounds: { source } })), costs);
  });
  afterAll(() => f.close());

  it('of a project tells everything that concerns it in the order of business dates, in Danish', async () => {
    expect(await sentences('project', 'valg', 'da')).toEqual([
      '2022-03-01 Project valg blev foreslået.',
      '2022-03-01 Project valg blev godkendt.',
      '2022-03-01 Project valg blev knyttet til OS2VALGHALLA.',
      '2022-04-01 Indsamlingen til Project valg blev åbnet med målet 1.000,00 kr. og fristen 30-09-2022.',
      '2022-05-01 Syddjurs gav Project valg tilsagn om 70,00 kr.',
      '2022-05-02 Ballerup gav Project valg tilsagn om 1.234,50 kr.',
      '2022-06-01 Syddjurs trak sit tilsagn til Project valg tilbage.',
      '2022-10-01 Indsamlingen til Project valg blev lukket og nåede det nødvendige. Tilsagnene var på 1.234,50 kr.',
      '2022-10-01 Project valg fik fordelingsnøglen "k" efter faste vægte, gældende fra 01-10-2022.',
      '2022-11-01 En udgift i Project valg blev fordelt (Sprint 1): 100,00 kr.',
    ]);
  });

  it('of an authority tells its own part of what concerns several, in English', async () => {
    expect(await sentences('authority', '151', 'en')).toEqual([
      '2007-01-01 Ballerup was registered.',
      '2022-05-02 Ballerup pledged DKK 1,234.50 to Project valg.',
      '2022-10-01 Project valg adopted the allocation key "k" by fixed weights, valid from 2022-10-01.',
      '2022-11-01 A cost of Project valg was shared (Sprint 1): DKK 100.00.',
    ]);
    expect((await of('authority', '151')).entries.at(-1)).toMatchObject({
      amount: kr('33.33'),
      type: 'CostLinePosted',
    });
    expect((await of('project', 'valg')).entries.at(-1)).toMatchObject({ amount: kr('100.00') });
  });

  it("of a product tells its projects' events too, each once", async () => {
    const { entries } = await of('product', 'os2valghalla');
    expect(entries.map(({ type }) => type)).toEqual([
      'ProductAdmitted',
      ...(await of('project', 'valg')).entries.map(({ type }) => type),
    ]);
    expect(new Set(entries.map(({ event }) => event)).size).toBe(entries.length);
  });

  it('shows source and decision, and what is invented', async () => {
    const { entries, illustrative } = await of('project', 'valg');
    expect(entries.find(({ type }) => type === 'AllocationKeyAdopted')).toMatchObject({
      decisionRef: DECISION,
      source: null,
      illustrative: false,
    });
    expect(entries.at(-1)).toMatchObject({
      source: { kind: 'illustrative', reference: 'Invented' },
      illustrative: true,
    });
    expect(illustrative).toBe(true);
    expect((await of('project', 'valg', '2022-10-31')).illustrative).toBe(false);
  });

  it('is answered as of a day, with the names of that day, and not before there was anything', async () => {
    const renamed = { authorityId: '706', name: 'Nye Syddjurs', reason: 'Renamed' };
    await f.record(new CorrectAuthority(renamed, on('2023-01-01')), authority);
    expect((await sentences('authority', '706', 'da', '2022-12-31')).at(-1)).toBe(
      '2022-06-01 Syddjurs trak sit tilsagn til Project valg tilbage.',
    );
    expect((await sentences('authority', '706', 'da')).at(-2)).toBe(
      '2022-06-01 Nye Syddjurs trak sit tilsagn til Project valg tilbage.',
    );
    await expect(of('project', 'valg', '2022-02-28')).rejects.toMatchObject({ code: 'not_found' });
    await expect(of('product', 'nothing')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('comes in pages that neither repeat nor skip', async () => {
    const whole = (await of('project', 'valg')).entries.map(({ event }) => event);
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const { entries, next } = await of('project', 'valg', undefined, { cursor, limit: 3 });
      paged.push(...entries.map(({ event }) => event));
      if (next === null) break;
      cursor = next;
    }
    expect(paged).toEqual(whole);
    await expect(of('project', 'valg', undefined, { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'cursor.malformed',
      status: 422,
    });
  });

  it('is read by index, however much else is recorded', async () => {
    const question = new GetTimeline('product', 'os2valghalla', { validOn: '2026-12-31' });
    expect(await indexedRows(f, timeline, getTimeline, question)).toBeLessThan(200);
  });
});
