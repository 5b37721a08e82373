// SPDX-License-Identifier: MPL-2.0
import { event, eventFamily, isoDate, personRef, slug, text, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';

/** What a person or a system may be in the book. What each may do is one table: the policy. */
export const ROLES = [
  'coordinator',
  'finance',
  'supplier',
  'steering_group_member',
  'secretariat',
  'board_member',
  'auditor',
  'integrator',
  'data_protection_officer',
] as const;
export type Role = (typeof ROLES)[number];

/** Offices within a role: some acts are the chair's or the treasurer's. */
export const OFFICES = ['chair', 'treasurer'] as const;
export type Office = (typeof OFFICES)[number];

/** A role, and where it matters the office in it: `board_member:chair`. */
export type Party = Role | `${Role}:${Office}`;
export const party = z.enum(
  ROLES.flatMap((role): Party[] => [role, ...OFFICES.map((office): Party => `${role}:${office}`)]),
);

export const SCOPE_KINDS = ['association', 'authority', 'supplier', 'project', 'product'] as const;
const scope = z.strictObject({
  kind: z.enum(SCOPE_KINDS),
  /** Which one; the association needs none. */
  id: slug.optional(),
});
export type Scope = z.infer<typeof scope>;

const account = z.uuid();
const grant = {
  account,
  grantId: slug,
  role: z.enum(ROLES),
  office: z.enum(OFFICES).optional(),
  scope,
  /** The person behind the account: two accounts of one person are one pair of eyes. */
  personRef,
  /** The last day; without one it ends when it is revoked. */
  until: isoDate.optional(),
};

/**
 * Who may act. The stream `access-<account>` holds all grants of one account, the business date of each is its first
 * day; `access-founding` holds those the book began with, when nobody was there to approve anything.
 */
export const accessEvents = eventFamily('access', {
  AccessFounded: event(z.object({ grants: z.array(z.strictObject(grant)).min(1).max(50) })),
  RoleProposed: event(z.object(grant)),
  /** `approves` is the SHA-256 of what was proposed: an approval is of these words and no others. */
  RoleGranted: event(z.object({ account, grantId: slug, approves: z.string().regex(/^[0-9a-f]{64}$/) })),
  RoleDeclined: event(z.object({ account, grantId: slug, reason: text() })),
  /** At once, from the moment it is recorded: safety goes before order. */
  RoleRevoked: event(z.object({ account, grantId: slug, reason: text() })),
  /** Somebody else may approve in this account's name, from the business date to `until`; never onward. */
  ApprovalDelegated: event(
    z.object({
      account,
      delegationId: slug,
      to: z.uuid(),
      /** The person behind that account, where no role of its own says so. */
      toPersonRef: personRef.optional(),
      /** Of the roles held, this one only. */
      role: z.enum(ROLES).optional(),
      scope,
      until: isoDate,
    }),
  ),
  DelegationEnded: event(z.object({ account, delegationId: slug })),
});
export type AccessEvent = EventOf<typeof accessEvents>;
