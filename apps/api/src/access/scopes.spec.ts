// SPDX-License-Identifier: MPL-2.0
import { lookupIn, memoryStore, sha256, uuidFrom, type AnyDecider, type EventFamily } from '@faellesbog/eventsourcing';
import { authority } from '@faellesbog/community';
import { accession, round } from '@faellesbog/funding';
import type { Scope } from '@faellesbog/governance';
import { product, project } from '@faellesbog/portfolio';
import { forPublic, isRatified, isTheirs } from './scopes.js';

const DAY = '2026-06-01';
const kr = { amount: '1.00', currency: 'DKK' as const };
const person = (n: number): string => uuidFrom(`person/${n}`);

/** A book with one project of three authorities, its product, and some who have left. */
async function book() {
  const store = memoryStore();
  let count = 0;
  const happened = async (decider: AnyDecider, id: string, type: string, data: object, eff = '2020-01-01') => {
    const { category, types } = decider.events as EventFamily;
    const stream = `${category}-${id}`;
    const revision = (await store.readStream(stream)).length - 1;
    const name = `${stream}/${(count += 1)}`;
    const fact = { id: uuidFrom(name), type, schema: types[type]!.version, by: 'test', org: null, cause: null, eff };
    await store.append(stream, revision, [{ ...fact, data: data as never }], {
      id: uuidFrom(`c/${name}`),
      fingerprint: sha256(name),
    });
  };
  const proposed = { projectId: 'p1', name: 'P', purpose: 'x', owners: ['101', '147'], productId: 'os2mo' };
  await happened(project, 'p1', 'ProjectProposed', proposed);
  await happened(project, 'p1', 'ProjectApproved', { projectId: 'p1' });
  await happened(project, 'p1', 'ParticipantJoined', { projectId: 'p1', authorityId: '151' });
  await happened(project, 'p1', 'ParticipantLeft', { projectId: 'p1', authorityId: '147', reason: 'x' }, DAY);
  await happened(project, 'p1', 'SupplierEngaged', { projectId: 'p1', supplierId: 'magenta', procurementRef: 'x y' });
  await happened(project, 'p2', 'ProjectProposed', { projectId: 'p2', name: 'P', purpose: 'x', owners: ['751'] });
  const round1 = { roundId: 'r1', projectId: 'p1', target: kr, deadline: '2027-01-01', purpose: 'x' };
  await happened(round, 'r1', 'FundingRoundOpened', round1);
  const admitted = { productId: 'os2mo', name: 'P', purpose: 'x', spdx: 'MPL-2.0', users: ['101', '147'] };
  const criteria = { steeringGroup: 'x', financeModel: 'x', documentation: 'x' };
  await happened(product, 'os2mo', 'ProductAdmitted', { ...admitted, ...criteria });
  await happened(product, 'os2mo', 'StewardAppointed', { productId: 'os2mo', authorityId: '740' });
  const affiliated = { productId: 'os2mo', supplierId: 'kmd', services: ['operation'] };
  await happened(product, 'os2mo', 'SupplierAffiliated', affiliated);
  await happened(product, 'os2mo', 'SupplierAffiliationEnded', { productId: 'os2mo', supplierId: 'kmd' }, DAY);
  const [signed, fees] = [
    { productId: 'os2mo', termsVersion: 1, rebates: [], passive: false },
    { listFee: kr, fee: kr, annualFee: kr },
  ];
  await happened(accession, 'os2mo', 'AccessionSigned', { ...signed, ...fees, accessionId: 'a1', authorityId: '706' });
  await happened(accession, 'os2mo', 'AccessionSigned', { ...signed, ...fees, accessionId: 'a2', authorityId: '710' });
  const ended = { productId: 'os2mo', accessionId: 'a2', authorityId: '710', noticeGivenOn: '2026-01-01', reason: 'x' };
  await happened(accession, 'os2mo', 'AccessionEnded', ended, DAY);
  await happened(authority, '101', 'AuthorityRegistered', {
    authorityId: '101',
    name: 'A',
    kind: 'municipality',
    cvr: '64942212',
  });
  const member = { authorityId: '101', signedOn: '2020-01-01', feeShare: 'full' };
  await happened(authority, '101', 'MembershipStarted', { ...member, contactRef: person(1) });
  await happened(authority, '101', 'ContactRefChanged', { authorityId: '101', contactRef: person(2) }, '2026-05-01');
  await happened(authority, '101', 'ContactRefChanged', { authorityId: '101', contactRef: person(3) }, '2026-07-01');
  for (const n of [4, 5]) {
    const appointed = { authorityId: '101', coordinatorId: `c${n}`, personRef: person(n), area: { kind: 'community' } };
    await happened(authority, '101', 'CoordinatorAppointed', appointed);
  }
  await happened(
    authority,
    '101',
    'CoordinatorReleased',
    { authorityId: '101', coordinatorId: 'c5', reason: 'x' },
    DAY,
  );
  const lookup = lookupIn(store);
  // What a read model says is asked of the log again: it may be behind, or wrong.
  const around = { lookup, day: DAY, projectsOf: async () => Promise.resolve(['p1', 'p2', 'no-such']) };
  const sees = (kind: Parameters<typeof isTheirs>[0], id: string, scope: Scope) =>
    isTheirs(kind, id, [{ scope }], around);
  return { lookup, sees };
}
type Book = Awaited<ReturnType<typeof book>>;
let sees: Book['sees'];
let lookup: Book['lookup'];
beforeAll(async () => void ({ sees, lookup } = await book()));

const of = (kind: Scope['kind'], id: string): Scope => ({ kind, id });

describe('Theirs', () => {
  it.each<[Parameters<typeof isTheirs>[0], string, Scope, boolean]>([
    ['authority', '101', of('authority', '101'), true],
    ['authority', '101', of('authority', '147'), false],
    ['authority', 'p1', of('project', 'p1'), false],
    ['authority', '101', { kind: 'association' }, false],
    // A project: who steers it, takes part today, delivers to it, or steers its product.
    ['project', 'p1', of('project', 'p1'), true],
    ['project', 'p1', of('project', 'p2'), false],
    ['project', 'p1', of('authority', '101'), true],
    ['project', 'p1', of('authority', '151'), true],
    ['project', 'p1', of('authority', '147'), false],
    ['project', 'p1', of('authority', '751'), false],
    ['project', 'p1', of('supplier', 'magenta'), true],
    ['project', 'p1', of('supplier', 'kmd'), false],
    ['project', 'p1', of('product', 'os2mo'), true],
    ['project', 'p1', of('product', 'os2iot'), false],
    ['project', 'no-such', of('project', 'no-such'), false],
    // A product: who keeps it, has acceded to it, serves it, or has to do with a project of it.
    ['product', 'os2mo', of('product', 'os2mo'), true],
    ['product', 'os2mo', of('authority', '740'), true],
    ['product', 'os2mo', of('authority', '706'), true],
    ['product', 'os2mo', of('authority', '710'), false],
    ['product', 'os2mo', of('authority', '151'), true],
    ['product', 'os2mo', of('authority', '147'), false],
    ['product', 'os2mo', of('project', 'p1'), true],
    ['product', 'os2mo', of('project', 'p2'), false],
    ['product', 'os2mo', of('supplier', 'magenta'), true],
    ['product', 'os2mo', of('supplier', 'kmd'), false],
    ['product', 'no-such', of('product', 'no-such'), false],
    // Persons: contacts and coordinators of today and of the days to come.
    ['person', person(1), of('authority', '101'), false],
    ['person', person(2), of('authority', '101'), true],
    ['person', person(3), of('authority', '101'), true],
    ['person', person(4), of('authority', '101'), true],
    ['person', person(5), of('authority', '101'), false],
    ['person', person(2), of('authority', '147'), false],
    ['person', person(2), of('project', 'p1'), false],
    // The trace, where the name tells whose it is.
    ['trace', 'project:p1', of('project', 'p1'), true],
    ['trace', 'p1', of('authority', '101'), true],
    ['trace', 'os2mo', of('authority', '740'), true],
    ['trace', 'round:r1', of('project', 'p1'), true],
    ['trace', 'pledge:r1.x', of('authority', '101'), true],
    ['trace', 'pledge:r1.x', of('authority', '751'), false],
    ['trace', 'pledge:r9.x', of('authority', '101'), false],
    ['trace', 'cost-line:p1.x', of('project', 'p1'), true],
    ['trace', 'cost-line:p1', of('project', 'p1'), false],
    ['trace', 'terms:os2mo.1', of('authority', '706'), true],
    ['trace', 'project:p1.x', of('project', 'p1'), false],
    ['trace', 'decision:p1', of('project', 'p1'), false],
    ['trace', '12', of('project', 'p1'), false],
    ['trace', 'project:p1:p1', of('project', 'p1'), false],
  ])('is the %s %s for a role for %j: %s', async (kind, id, scope, expected) => {
    expect(await sees(kind, id, scope)).toBe(expected);
  });
  it('is nothing for nobody', async () => {
    const around = { lookup, day: DAY, projectsOf: async () => Promise.resolve([]) };
    for (const kind of ['authority', 'project', 'product', 'person', 'trace'] as const)
      expect(await isTheirs(kind, 'p1', [], around)).toBe(false);
  });
});

describe('What the public sees', () => {
  const shown = (route: string, answer: object, areas: Parameters<typeof forPublic>[2] = []) =>
    forPublic(route, answer, areas, lookup);

  it('names no person and no document, however deep', async () => {
    const answer = {
      list: [{ contactRef: 'x', inside: { personRef: 'y', documentRefs: [{ title: 'z' }], name: 'n' } }],
    };
    expect(await shown('GET /api/v1/x', answer)).toEqual({
      list: [{ contactRef: null, inside: { personRef: null, documentRefs: [], name: 'n' } }],
    });
  });
  it('has no project that nobody has approved', async () => {
    expect([await isRatified('p1', lookup), await isRatified('p2', lookup)]).toEqual([true, false]);
    const listed = [
      ...[
        { project: 'p1', status: 'closed', outcome: 'cancelled' },
        { project: 'p2', status: 'closed', outcome: 'cancelled' },
      ],
      ...[
        { project: 'p1', status: 'running' },
        { project: 'p1', status: 'proposed' },
        { project: 'p9', status: 'rejected' },
      ],
    ];
    expect(await shown('GET /api/v1/projects', { projects: listed })).toEqual({ projects: [listed[0], listed[2]] });
    const named = { projects: [{ id: 'p1' }, { id: 'p2' }] };
    expect(await shown('GET /api/v1/products/{productId}', named)).toEqual({ projects: [{ id: 'p1' }] });
  });
  it('has parts of the financing in a history of ownership only while shares are public', async () => {
    const route = 'GET /api/v1/products/{productId}/ownership-history';
    const answer = { periods: [{ holder: { id: '101' }, share: { numerator: 1, denominator: 2 } }] };
    expect(await shown(route, answer, ['ownership', 'shares'])).toEqual(answer);
    expect(await shown(route, answer, ['ownership'])).toEqual({ periods: [{ holder: { id: '101' }, share: null }] });
  });
});
