// SPDX-License-Identifier: MPL-2.0
import type { RecordedEvent } from '@faellesbog/eventsourcing';
import {
  cLog,
  cOcc,
  cOnce,
  cOrder,
  cProj,
  digestOf,
  UNSAID,
  type Call,
  type ProjectionState,
  type Violation,
} from './checkers.js';

/** A sound log of three commands: two on one stream, one of them with two events, and one on another. */
const event = (position: number, stream: string, rev: number, cmd: string, more: Partial<RecordedEvent> = {}) =>
  ({
    position,
    stream,
    rev,
    cmd,
    id: `${cmd}/${rev}`,
    at: `2026-01-01T00:00:00.00000${position}Z`,
    cause: null,
    ...more,
  }) as RecordedEvent;
const log = (): RecordedEvent[] => [
  event(0, 'pledge-a', 0, 'one'),
  event(1, 'pledge-b', 0, 'two'),
  event(2, 'pledge-a', 1, 'three'),
  event(3, 'pledge-a', 2, 'three'),
];

/** Each answered before the next was sent; `three` was asked twice, and the first answer to it was lost. */
const ok = (cmdId: string, t0: number, stream: string, expected: number, position: number, revs: number[]): Call => ({
  t0,
  t1: t0 + 5,
  client: 0,
  cmdId,
  stream,
  expected,
  eventIds: revs.map((rev) => `${cmdId}/${rev}`),
  outcome: 'ok',
  reply: { stream, revision: revs.at(-1)!, position, events: revs.map((rev) => `${cmdId}/${rev}`) },
});
const history = (): Call[] => [
  ok('one', 0, 'pledge-a', -1, 0, [0]),
  ok('two', 10, 'pledge-b', -1, 1, [0]),
  { ...ok('three', 20, 'pledge-a', 0, 3, [1, 2]), outcome: 'unknown', reply: undefined },
  ok('three', 30, 'pledge-a', 0, 3, [1, 2]),
];

const everything = (calls: Call[], events: RecordedEvent[]): Violation[] => [
  ...cLog(calls, events),
  ...cOrder(events),
  ...cOnce(calls, events),
  ...cOcc(calls, events),
];
/** Which checkers went red on a history or a log with one thing planted in it. */
function red(plant: (calls: Call[], events: RecordedEvent[]) => void): string[] {
  const [calls, events] = [history(), log()];
  plant(calls, events);
  return [...new Set(everything(calls, events).map(({ checker }) => checker))].sort();
}
const said = (violations: Violation[]): string => violations.map(({ what }) => what).join('; ');

describe('The checkers', () => {
  it('have nothing to say about a sound log and a true history', () => {
    expect(everything(history(), log())).toEqual([]);
    expect(everything([], [])).toEqual([]);
  });

  it('take an event without a caller for a reaction when its cause stands before it', () => {
    const reaction = event(4, 'project-p', 0, 'reaction', { cause: 'one/0' });
    expect(everything(history(), [...log(), reaction])).toEqual([]);
    expect(said(cLog(history(), [...log(), { ...reaction, cause: 'gone/0' }]))).toContain(
      'a cause that does not stand',
    );
  });

  it('let a command have nothing to do', () => {
    const nothing: Call = {
      ...ok('four', 40, 'pledge-b', UNSAID, 3, []),
      reply: { stream: 'pledge-b', revision: 0, position: 3, events: [] },
    };
    expect(everything([...history(), nothing], log())).toEqual([]);
  });
});

describe('C-log goes red', () => {
  it('when an acknowledged event is not in the log', () => {
    const violations = cLog(history(), log().slice(0, 2));
    expect(said(violations)).toContain('event three/1 of command three was acknowledged and is not in the log');
    expect(violations).toHaveLength(2);
  });

  it('when something is stored that nobody asked for', () => {
    expect(red((_calls, events) => events.push(event(4, 'pledge-c', 0, 'nobody')))).toEqual(['C-log']);
  });

  it('except when a refused command was asked again and taken: a refusal is not kept', () => {
    const refused: Call = { ...history()[0]!, t0: -2, t1: -1, outcome: 'refused', reply: undefined };
    expect(cLog([refused, ...history()], log())).toEqual([]);
  });

  it('when something is stored of a command that was refused', () => {
    const refused: Call = { ...ok('five', 40, 'pledge-c', -1, 0, [0]), outcome: 'refused', reply: undefined };
    const plant = (calls: Call[], events: RecordedEvent[]): void => {
      calls.push(refused);
      events.push(event(4, 'pledge-c', 0, 'five'));
    };
    expect(red(plant)).toEqual(['C-log']);
  });

  it('but not when a command without an answer landed, or did not', () => {
    const open: Call = { ...ok('six', 40, 'pledge-c', -1, 0, [0]), outcome: 'unknown', reply: undefined };
    expect(red((calls) => calls.push(open))).toEqual([]);
    expect(red((calls, events) => void (calls.push(open), events.push(event(4, 'pledge-c', 0, 'six'))))).toEqual([]);
  });
});

describe('C-order goes red', () => {
  it.each<[string, (events: RecordedEvent[]) => void]>([
    ['a gap in the positions', (events) => (events[3]!.position = 4)],
    ['a position that is there twice', (events) => (events[3]!.position = 2)],
    ['a gap in the revisions of a stream', (events) => (events[3]!.rev = 3)],
    ['a revision that is there twice', (events) => (events[3]!.rev = 1)],
    ['a stream that does not begin at 0', (events) => (events[1]!.rev = 1)],
    ['two events recorded at the same instant', (events) => (events[2]!.at = events[1]!.at)],
    ['an event recorded before the one before it', (events) => (events[2]!.at = '2025-12-31T23:59:59.999999Z')],
  ])('on %s', (_what, plant) => {
    const events = log();
    plant(events);
    expect(cOrder(events).map(({ checker }) => checker)).toContain('C-order');
  });
});

describe('C-once goes red', () => {
  it('when a command has two effects', () => {
    expect(red((_calls, events) => events.push(event(4, 'pledge-a', 3, 'two')))).toContain('C-once');
  });

  it('when the same event is stored twice', () => {
    expect(red((_calls, events) => events.push(event(4, 'pledge-c', 0, 'one', { id: 'one/0' })))).toContain('C-once');
  });

  it('when only some of the events of a command are stored', () => {
    expect(said(cOnce(history(), log().slice(0, 3)))).toContain('asked for events three/1,three/2 and left three/1');
  });

  it('when something stands between the events of a command', () => {
    const events = [...log().slice(0, 3), event(3, 'pledge-c', 0, 'seven'), event(4, 'pledge-a', 2, 'three')];
    expect(said(cOnce(history(), events))).toContain('something stands between');
  });

  it('when two answers to one command differ', () => {
    const again = { ...ok('two', 50, 'pledge-b', -1, 1, [0]) };
    again.reply = { ...again.reply!, position: 2 };
    expect(said(cOnce([...history(), again], log()))).toContain('answered in 2 ways');
  });

  it('when an answer names another place than the one the events stand at', () => {
    const calls = history();
    calls[1]!.reply = { ...calls[1]!.reply!, position: 9 };
    expect(said(cOnce(calls, log()))).toContain('stands in pledge-b at 0, position 1');
  });
});

describe('C-occ goes red', () => {
  it('when a command sent after another was acknowledged has the lower revision', () => {
    const swapped = (calls: Call[]): void => {
      [calls[0]!.t0, calls[0]!.t1] = [60, 65];
    };
    expect(red(swapped)).toEqual(['C-occ']);
  });

  it('when two commands have the same revision of a stream', () => {
    const same = ok('eight', 22, 'pledge-a', 0, 2, [1]);
    expect(said(cOcc([...history(), same], log()))).toContain('both have revision 1 of pledge-a');
  });

  it('when a command was taken in at another revision than the one it saw', () => {
    expect(red((calls) => (calls[1]!.expected = 4))).toEqual(['C-occ']);
  });

  it('but not when two commands were under way at the same time, or one is asked again later', () => {
    expect(red((calls) => (calls[2]!.t0 = 1))).toEqual([]);
    expect(red((calls) => calls.push(ok('one', 90, 'pledge-a', -1, 0, [0])))).toEqual([]);
  });
});

describe('C-proj goes red', () => {
  const state: ProjectionState = { name: 'shares', checkpoint: 3, live: 'a', rebuilt: 'a', model: 'a' };
  it.each<[string, Partial<ProjectionState>]>([
    ['stands behind the head', { checkpoint: 2 }],
    ['holds other rows than a rebuild gives', { rebuilt: 'b' }],
    ['holds other rows than the events say', { model: 'b' }],
  ])('when a projection %s', (_what, plant) => {
    expect(cProj(3, [state])).toEqual([]);
    expect(cProj(3, [{ ...state, ...plant }]).map(({ checker }) => checker)).toEqual(['C-proj']);
  });

  it('on a single øre, and on rows in another order', () => {
    const rows = [{ amount: 1n }, { amount: 2n }];
    expect(digestOf(rows)).toBe(digestOf([{ amount: '1' }, { amount: '2' }]));
    expect(digestOf(rows)).not.toBe(digestOf([{ amount: 1n }, { amount: 3n }]));
    expect(digestOf(rows)).not.toBe(digestOf(rows.toReversed()));
  });
});
