// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';

/** Connections of a peer that lets one choose: as many as served it best on two cores. */
export const POOL = 16;

/** The data of the pledge that every contestant records, and what ours keeps around it. */
export const newPledge = () => ({
  data: {
    roundId: 'round-1',
    projectId: 'project-1',
    pledgeId: 'pledge-1',
    authorityId: '101',
    amount: { amount: '12500.00', currency: 'DKK' },
    conditions: 'As stated in the letter',
    source: { kind: 'illustrative', reference: 'benchmark' },
  },
  metadata: {
    id: randomUUID(),
    cmd: randomUUID(),
    log: 'faellesbog/5f0c1f0e-6f0d-4a57-9f0a-0d6a4f0b8a11',
    schema: 1,
    by: 'bench',
    org: '101',
    cause: null,
    eff: '2026-01-01',
  },
});
