// SPDX-License-Identifier: MPL-2.0
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { encode, microsOf, seal, uuidFrom, type AnyFact, type EventFamily } from '@faellesbog/eventsourcing';
import { authorityEvents } from '@faellesbog/community';
import { roundEvents } from '@faellesbog/funding';
import { projectEvents } from '@faellesbog/portfolio';
import { connect } from '@faellesbog/platform';

const AUTHORITIES = 98;
const PLEDGES = 20;
/** Proposed, opened, twenty pledges, two amended, closed. */
export const EVENTS_PER_PROJECT = PLEDGES + 5;

const kroner = (thousands: number) => ({ amount: `${thousands}000.00`, currency: 'DKK' as const });
const authorityId = (index: number): string => String(101 + (index % AUTHORITIES));

interface Story {
  family: EventFamily;
  stream: string;
  facts: AnyFact[];
}

function authorities(): Story[] {
  return Array.from({ length: AUTHORITIES }, (_, index) => ({
    family: authorityEvents,
    stream: `authority-${authorityId(index)}`,
    facts: [
      {
        type: 'AuthorityRegistered',
        data: { authorityId: authorityId(index), name: `Authority ${index}`, kind: 'other', cvr: '41849983' },
      },
    ],
  }));
}

export const projectId = (index: number): string => `p${index}`;

function projectStories(index: number): Story[] {
  const project = projectId(index);
  const ids = { roundId: `r${index}`, projectId: project };
  const pledge = (n: number) => ({
    ...ids,
    pledgeId: `l${n}`,
    authorityId: authorityId(index * 7 + n),
    amount: kroner(10 + ((index + n) % 90)),
  });
  const pledges = Array.from({ length: PLEDGES }, (_, n) => ({ type: 'PledgeStated', data: pledge(n) }));
  const amended = [3, 11].map((n) => ({ type: 'PledgeAmended', data: { ...pledge(n), amount: kroner(120) } }));
  const opened = {
    type: 'FundingRoundOpened',
    data: { ...ids, target: kroner(900), deadline: '2026-06-30', purpose: 'A bench' },
  };
  const sums = {
    pledged: kroner(1000),
    grants: { amount: '0.00', currency: 'DKK' },
    inKind: { amount: '0.00', currency: 'DKK' },
  };
  const closed = { type: 'FundingRoundClosed', data: { ...ids, reached: true, waivedFloor: false, ...sums } };
  const proposed = {
    type: 'ProjectProposed',
    data: { projectId: project, name: `Project ${index}`, purpose: 'A bench', owners: [authorityId(index)] },
  };
  return [
    { family: projectEvents, stream: `project-${project}`, facts: [proposed] },
    { family: roundEvents, stream: `round-r${index}`, facts: [opened, ...pledges, ...amended, closed] as AnyFact[] },
  ];
}

/**
 * Fills an empty log with real events of about `size`, by COPY: what is timed later is reading them.
 * @returns events written and projects among them.
 */
export async function fillLog(url: string, size: number): Promise<{ events: number; projects: number }> {
  const sql = connect(url, { max: 1, statementTimeoutMs: 600_000, name: 'bench-fill' });
  const [head] = await sql<{ log: string }[]>`select log from log.head`;
  const sink =
    (await sql`copy log.event (pos, stream, rev, id, cmd, type, at_us, canonical) from stdin`.writable()) as Writable;
  const projects = Math.max(1, Math.round((size - AUTHORITIES) / EVENTS_PER_PROJECT));
  let position = 0;
  let last = 0;
  let chunk = '';
  const write = (story: Story): void => {
    const cmd = uuidFrom(`bench/${story.stream}`);
    const events = story.facts.map((fact, index) => ({
      id: uuidFrom(`${cmd}/${index}`),
      ...encode(story.family, story.stream, fact),
      by: 'bench',
      org: null,
      cause: null,
      eff: '2026-01-01',
    }));
    const place = {
      log: head!.log,
      stream: story.stream,
      nextRevision: 0,
      now: microsOf(new Date('2026-01-01T00:00:00Z')),
      last,
      cmd,
    };
    const { sealed, last: reached } = seal(place, events);
    for (const [index, { envelope, canonical }] of sealed.entries()) {
      const at = reached - sealed.length + 1 + index;
      const hex = Buffer.from(canonical).toString('hex');
      chunk += `${position++}\t${envelope.stream}\t${envelope.rev}\t${envelope.id}\t${cmd}\t${envelope.type}\t${at}\t\\\\x${hex}\n`;
    }
    last = reached;
  };
  authorities().forEach(write);
  for (let index = 0; index < projects; index++) {
    projectStories(index).forEach(write);
    if (chunk.length > 1 << 20) {
      if (!sink.write(chunk)) await once(sink, 'drain');
      chunk = '';
    }
  }
  sink.end(chunk);
  await once(sink, 'finish');
  await sql`update log.head set size = ${position}, at_us = ${last}`;
  await sql`analyze log.event`;
  await sql.end({ timeout: 5 });
  return { events: position, projects };
}
