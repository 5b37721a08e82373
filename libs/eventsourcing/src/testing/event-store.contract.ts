// SPDX-License-Identifier: MPL-2.0
import { canonicalJson, sha256, uuidFrom } from '../canonical.js';
import { CommandReused, EventTooLarge, WrongRevision, type EventStore, type NewEvent } from '../event-store.js';
import type { RecordedEvent } from '../event.js';
import { microsOfIso } from '../time.js';

let serial = 0;
const command = (name = `c${++serial}`) => ({ id: uuidFrom(name), fingerprint: sha256(name) });
const newEvent = (note: string): NewEvent => ({
  id: uuidFrom(`event/${++serial}`),
  type: 'NoteWritten',
  schema: 1,
  by: 'tester',
  org: null,
  cause: null,
  eff: '2026-01-01',
  data: { note },
});
const fresh = (name: string): string => `note-${name}-${++serial}`;

async function everything(store: EventStore, after = -1): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (
    let batch = await store.readAll(after, 100);
    batch.length > 0;
    batch = await store.readAll(all.at(-1)!.position, 100)
  ) {
    all.push(...batch);
  }
  return all;
}

/**
 * What it means to be an event store. Every engine runs these unchanged, on a store of its own that may hold earlier events.
 * `clockTo` sets the engine's clock, so that a clock that jumps can be tried.
 */
export function eventStoreContract(
  engine: string,
  open: () => Promise<{ store: EventStore; clockTo(date: Date): void; close(): Promise<void> }>,
): void {
  describe(`The event store on ${engine}`, () => {
    let store: EventStore;
    let clockTo: (date: Date) => void;
    let close: () => Promise<void>;
    beforeAll(async () => ({ store, clockTo, close } = await open()));
    afterAll(() => close());

    it('gives back what was appended, in order, with revisions from 0', async () => {
      const stream = fresh('order');
      const receipt = await store.append(stream, -1, [newEvent('æ'), newEvent('ø')], command());
      expect(receipt).toMatchObject({ stream, revision: 1, replayed: false });
      await store.append(stream, 1, [newEvent('å')], command());
      const events = await store.readStream(stream);
      expect(events.map(({ rev, data }) => [rev, data['note']])).toEqual([
        [0, 'æ'],
        [1, 'ø'],
        [2, 'å'],
      ]);
      expect((await store.readStream(stream, 2)).map(({ rev }) => rev)).toEqual([2]);
      expect(receipt.events).toEqual(events.slice(0, 2).map(({ id }) => id));
      expect(events.every(({ log }) => log === store.log)).toBe(true);
    });

    it('answers an empty list for a stream nobody wrote to', async () => {
      expect(await store.readStream(fresh('nobody'))).toEqual([]);
    });

    it.each([0, 1, 7])('refuses a new stream at expected revision %i', async (expected) => {
      await expect(store.append(fresh('hole'), expected, [newEvent('x')], command())).rejects.toBeInstanceOf(
        WrongRevision,
      );
    });

    it.each([-1, 0, 2, 9])(
      'refuses the second write at expected revision %i when the stream is at 1',
      async (expected) => {
        const stream = fresh('second');
        await store.append(stream, -1, [newEvent('a'), newEvent('b')], command());
        const refused = store.append(stream, expected, [newEvent('c')], command());
        await expect(refused).rejects.toMatchObject({ name: 'WrongRevision', stream, expected, actual: 1 });
        expect(await store.readStream(stream)).toHaveLength(2);
      },
    );

    it('lets exactly one of two writers win', async () => {
      const stream = fresh('race');
      const race = Array.from({ length: 10 }, (_, index) =>
        store.append(stream, -1, [newEvent(String(index))], command()),
      );
      const outcomes = await Promise.allSettled(race);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store.readStream(stream)).toHaveLength(1);
    });

    it('answers the same command with the first receipt and writes nothing more', async () => {
      const stream = fresh('again');
      const asked = command();
      const first = await store.append(stream, -1, [newEvent('once')], asked);
      const again = await store.append(stream, -1, [newEvent('once')], asked);
      expect(again).toEqual({ ...first, replayed: true });
      expect(await store.readStream(stream)).toHaveLength(1);
      expect(await store.findCommand(asked.id)).toMatchObject({ ...asked, receipt: { stream, revision: 0 } });
    });

    it('answers the same command asked at the same moment once', async () => {
      const stream = fresh('twice');
      const asked = command();
      const event = newEvent('once');
      const answers = await Promise.all([1, 2, 3].map(() => store.append(stream, -1, [event], asked)));
      expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(await store.readStream(stream)).toHaveLength(1);
    });

    it('leaves no gap when the same command is asked many times at the same moment, among others', async () => {
      const [stream, asked, events] = [fresh('twice'), command(), [newEvent('one'), newEvent('two')]];
      const others = [1, 2].map(() => store.append(fresh('other'), -1, [newEvent('other')], command()));
      const same = [1, 2, 3].map(() => store.append(stream, -1, events, asked));
      await Promise.all([...same, ...others]);
      const last = await store.append(fresh('last'), -1, [newEvent('last')], command());
      const { position } = await store.head();
      expect(position).toBe(last.position);
      const all = await store.readAll(-1, position + 10);
      expect(all.map((event) => event.position)).toEqual(Array.from({ length: position + 1 }, (_, index) => index));
    });

    it('refuses a used command id with another fingerprint', async () => {
      const stream = fresh('reused');
      const asked = command();
      await store.append(stream, -1, [newEvent('a')], asked);
      const other = { ...asked, fingerprint: sha256('another body') };
      await expect(store.append(stream, 0, [newEvent('b')], other)).rejects.toBeInstanceOf(CommandReused);
      expect(await store.readStream(stream)).toHaveLength(1);
    });

    it('remembers a command that had nothing to do', async () => {
      const stream = fresh('nothing');
      const asked = command();
      const receipt = await store.append(stream, -1, [], asked);
      expect(receipt).toMatchObject({ stream, revision: -1, events: [] });
      expect(await store.findCommand(asked.id)).toMatchObject(asked);
      expect(await store.findCommand(uuidFrom('never asked'))).toBeUndefined();
    });

    it('counts positions without gaps, in the order of commit, also under concurrent writers', async () => {
      const before = (await store.head()).position;
      const lanes = Array.from({ length: 16 }, async (_, lane) => {
        const stream = fresh(`lane${lane}`);
        for (let rev = -1; rev < 9; rev++) await store.append(stream, rev, [newEvent(String(rev))], command());
      });
      await Promise.all(lanes);
      const events = await everything(store, before);
      expect(events.map(({ position }) => position)).toEqual(Array.from({ length: 160 }, (_, i) => before + 1 + i));
      const instants = events.map(({ at }) => at);
      expect([...new Set(instants)].sort()).toEqual(instants);
    });

    it('shows a tailing reader every event once and in order while writers write', async () => {
      const before = (await store.head()).position;
      const stop = new AbortController();
      const seen: number[] = [];
      const tail = (async () => {
        for await (const batch of store.subscribe(before, stop.signal)) {
          seen.push(...batch.map(({ position }) => position));
          if (seen.length >= 120) break;
        }
      })();
      await Promise.all(
        Array.from({ length: 12 }, async (_, lane) => {
          const stream = fresh(`tail${lane}`);
          for (let rev = -1; rev < 9; rev++) await store.append(stream, rev, [newEvent('x')], command());
        }),
      );
      await tail;
      stop.abort();
      expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => before + 1 + i));
    });

    it('rings soon after an append, and no more once the watch is ended', async () => {
      const stream = fresh('bell');
      let rings = 0;
      let rung = (): void => undefined;
      const heard = new Promise<void>((resolve) => (rung = resolve));
      const end = await store.watch(() => {
        rings++;
        rung();
      });
      await store.append(stream, -1, [newEvent('x')], command());
      await heard;
      await end();
      const before = rings;
      await store.append(stream, 0, [newEvent('y')], command());
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(rings).toBe(before);
    });

    it('never goes back in time when the clock does', async () => {
      const stream = fresh('clock');
      clockTo(new Date('2031-01-01T12:00:00Z'));
      await store.append(stream, -1, [newEvent('ahead')], command());
      clockTo(new Date('2030-01-01T12:00:00Z'));
      await store.append(stream, 0, [newEvent('back'), newEvent('back')], command());
      const instants = (await store.readStream(stream)).map(({ at }) => at);
      expect([...new Set(instants)].sort()).toEqual(instants);
      expect(instants[0]).toBe('2031-01-01T12:00:00.000000Z');
    });

    it('finds the last position recorded at or before an instant', async () => {
      const stream = fresh('instant');
      clockTo(new Date('2032-05-01T12:00:00Z'));
      const { position } = await store.append(stream, -1, [newEvent('a')], command());
      clockTo(new Date('2032-05-02T12:00:00Z'));
      await store.append(stream, 0, [newEvent('b')], command());
      const at = microsOfIso('2032-05-01T12:00:00Z');
      expect(await store.positionAt(at)).toBe(position);
      expect(await store.positionAt(at - 1)).toBe(position - 1);
      expect(await store.positionAt(0)).toBe(-1);
      expect(await store.head()).toEqual({ position: position + 1, at: '2032-05-02T12:00:00.000000Z' });
    });

    it('refuses an event over 32 KiB and keeps the log as it was', async () => {
      const stream = fresh('large');
      const before = await store.head();
      const huge = store.append(stream, -1, [newEvent('ok'), newEvent('x'.repeat(33_000))], command());
      await expect(huge).rejects.toBeInstanceOf(EventTooLarge);
      expect(await store.head()).toEqual(before);
      expect(await store.readStream(stream)).toEqual([]);
    });

    it('keeps text as it was given, and refuses what has no exact form', async () => {
      const stream = fresh('exact');
      const awkward = 'quote " backslash \\ newline \n null-ish \\u0000 {a,b} \'; drop table -- 😀 \u2028';
      await store.append(stream, -1, [newEvent(awkward)], command());
      const [event] = await store.readStream(stream);
      expect(event!.data['note']).toBe(awkward);
      const { position: _, ...envelope } = event!;
      expect(JSON.parse(canonicalJson(envelope as never))).toEqual(envelope);
      const lone = store.append(stream, 0, [newEvent('\ud800')], command());
      await expect(lone).rejects.toBeInstanceOf(TypeError);
      const nul = store.append(stream, 0, [newEvent('a\u0000b')], command());
      await nul;
      expect((await store.readStream(stream))[1]!.data['note']).toBe('a\u0000b');
    });
  });
}
