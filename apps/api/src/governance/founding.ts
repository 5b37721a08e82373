// SPDX-License-Identifier: MPL-2.0
import { copenhagenDate, handle, lookupIn, uuidFrom, type EventStore } from '@faellesbog/eventsourcing';
import { access, FoundAccess, FOUNDING, ROLES, type Role, type Scope } from '@faellesbog/governance';
import { accountOf, BadConfig, demoPeople, DEVELOPMENT_ISSUER, type Founder } from '@faellesbog/platform';

/**
 * Records the first roles of a book that has none, as its operator names them: from then on one person proposes and
 * another grants. Replicas that start together record them once.
 * @returns true when they were recorded now.
 * @throws BadConfig for a role that does not exist.
 */
export async function foundAccess(
  store: EventStore,
  founders: readonly (Founder & { scope?: Scope })[],
  now: Date = new Date(),
): Promise<boolean> {
  const { revision } = await lookupIn(store).state(access, FOUNDING);
  if (revision >= 0 || founders.length === 0) return false;
  const unknown = founders.find(({ role }) => !ROLES.includes(role as Role));
  if (unknown) throw new BadConfig([`FAELLESBOG_FOUNDERS: there is no role ${unknown.role}, only ${ROLES.join(', ')}`]);
  const grants = founders.map(({ account, role, office, scope }, index) => ({
    account,
    grantId: `founder-${index + 1}`,
    role: role as Role,
    ...(office && { office }),
    scope: scope ?? { kind: 'association' as const },
    personRef: uuidFrom(`person/${account}`),
  }));
  const effectiveOn = copenhagenDate(now);
  const command = new FoundAccess(
    { grants },
    {
      id: uuidFrom(`founding/${store.log}`),
      by: 'operator',
      org: null,
      now: now.toISOString(),
      effectiveOn,
      effectiveOnGiven: false,
      grounds: {},
    },
  );
  const { replayed } = await handle(store, access, command);
  return !replayed;
}

/** What the people of the development issuer may do in the demonstration data: each in one place that has something to do. */
const DEMO_ROLES: Readonly<Record<string, { role: Role; office?: 'chair' | 'treasurer'; scope?: Scope }>> = {
  'demo-coordinator': { role: 'coordinator', scope: { kind: 'authority', id: '410' } },
  'demo-finance': { role: 'finance', scope: { kind: 'authority', id: '410' } },
  'demo-supplier': { role: 'supplier', scope: { kind: 'supplier', id: 'eksempel-software' } },
  'demo-steering-group': { role: 'steering_group_member', scope: { kind: 'project', id: 'eksempel-klimadata' } },
  'demo-steering-group-chair': {
    role: 'steering_group_member',
    office: 'chair',
    scope: { kind: 'project', id: 'eksempel-klimadata' },
  },
  'demo-secretariat': { role: 'secretariat' },
  'demo-board-member': { role: 'board_member' },
  'demo-chair': { role: 'board_member', office: 'chair' },
  'demo-treasurer': { role: 'board_member', office: 'treasurer' },
  'demo-auditor': { role: 'auditor' },
  'demo-data-protection-officer': { role: 'data_protection_officer' },
};

/** The founders of a demonstration book: everybody whom the development issuer lets one be. */
export const demoFounders = (): (Founder & { scope?: Scope })[] =>
  demoPeople.flatMap(({ subject }) => {
    const granted = DEMO_ROLES[subject];
    return granted ? [{ account: accountOf(DEVELOPMENT_ISSUER, subject), ...granted }] : [];
  });
