// SPDX-License-Identifier: MPL-2.0
import { join } from 'node:path';
import ts from 'typescript';

// A small context: two streams, a reactor and a read model. Every test leaves one thing out of it.
const events = `
import { event, eventFamily, slug, type EventOf } from '@faellesbog/eventsourcing';
import { z } from 'zod';
export const noteEvents = eventFamily('note', {
  NoteWritten: event(z.object({ noteId: slug, words: z.int() })),
  NoteBurned: event(z.object({ noteId: slug })),
});
export const shelfEvents = eventFamily('shelf', { ShelfBuilt: event(z.object({ shelfId: slug })) });
export type NoteEvent = EventOf<typeof noteEvents>;
`;
const commands = `
import { DomainCommand, type CommandOf, type DataOf } from '@faellesbog/eventsourcing';
import type { noteEvents } from './events.js';
type Data<K extends string> = DataOf<typeof noteEvents, K>;
export class WriteNote extends DomainCommand<Data<'NoteWritten'>> { readonly type = 'WriteNote'; }
export class BurnNote extends DomainCommand<Data<'NoteBurned'>> { readonly type = 'BurnNote'; }
export const noteCommands = [WriteNote, BurnNote] as const;
export type NoteCommand = CommandOf<typeof noteCommands>;
`;
const decider = `
import { unreachable, type Decider } from '@faellesbog/eventsourcing';
import { noteCommands, type NoteCommand } from './commands.js';
import { noteEvents, type NoteEvent } from './events.js';
type Note = { words: number } | undefined;
function decide(command: NoteCommand, note: Note): NoteEvent[] {
  switch (command.type) {
    case 'WriteNote': return [{ type: 'NoteWritten', data: command.data }];
    case 'BurnNote': return note ? [{ type: 'NoteBurned', data: command.data }] : [];
    default: return unreachable(command);
  }
}
function evolve(note: Note, { type, data }: NoteEvent): Note {
  switch (type) {
    case 'NoteWritten': return { words: data.words };
    case 'NoteBurned': return undefined;
    default: return unreachable(type);
  }
}
export const note: Decider<Note, NoteCommand, typeof noteEvents> = {
  events: noteEvents, commands: noteCommands, streamId: ({ data }) => data.noteId, initialState: undefined, decide, evolve,
};
`;
const readModel = `
import { ignore, readModel } from '@faellesbog/eventsourcing';
import { noteEvents, shelfEvents } from './events.js';
export const library = readModel({
  name: 'library', version: 1, from: [noteEvents, shelfEvents],
  tables: { note: { columns: { note_id: 'text', words: 'int', burned: 'bool' } } },
  on: {
    NoteWritten: ({ noteId, words }, _meta, write) => write.note({ note_id: noteId, words, burned: false }),
    NoteBurned: ({ noteId }, _meta, write) => write.note({ note_id: noteId, words: 0, burned: true }),
    ShelfBuilt: ignore,
  },
});
`;
const reactor = `
import { ignore, reactor } from '@faellesbog/eventsourcing';
import { BurnNote } from './commands.js';
import { noteEvents, shelfEvents } from './events.js';
export const burnLongNotes = reactor({
  name: 'burn-long-notes', from: [noteEvents, shelfEvents],
  on: {
    NoteWritten: ({ noteId, words }, { command }) => (words > 1000 ? [new BurnNote({ noteId }, command)] : []),
    NoteBurned: ignore,
    ShelfBuilt: ignore,
  },
});
`;
const context = { events, commands, decider, 'read-model': readModel, reactor };

/** What is done to which file, and what the compiler must then say there, and nowhere else. */
const slips: { who: string; file: keyof typeof context; replace: string; by?: string; says: RegExp }[] = [
  {
    who: 'forgets a command in decide',
    file: 'decider',
    replace: "case 'BurnNote': return note ? [{ type: 'NoteBurned', data: command.data }] : [];",
    says: /'BurnNote' is not assignable to parameter of type 'never'/,
  },
  {
    who: 'forgets an event in evolve',
    file: 'decider',
    replace: "case 'NoteBurned': return undefined;",
    says: /'"NoteBurned"' is not assignable to parameter of type 'never'/,
  },
  {
    who: 'forgets an event in a read model',
    file: 'read-model',
    replace: 'NoteBurned: ({ noteId }, _meta, write) => write.note({ note_id: noteId, words: 0, burned: true }),',
    says: /Property 'NoteBurned' is missing/,
  },
  {
    who: 'forgets an event of the second family of a read model',
    file: 'read-model',
    replace: 'ShelfBuilt: ignore,',
    says: /Property 'ShelfBuilt' is missing/,
  },
  {
    who: 'forgets an event in a reactor',
    file: 'reactor',
    replace: 'NoteBurned: ignore,',
    says: /Property 'NoteBurned' is missing/,
  },
  {
    who: 'forgets an event of the second family of a reactor',
    file: 'reactor',
    replace: 'ShelfBuilt: ignore,',
    says: /Property 'ShelfBuilt' is missing/,
  },
  {
    who: 'forgets a column of a row',
    file: 'read-model',
    replace: 'words, burned: false',
    by: 'burned: false',
    says: /Property 'words' is missing/,
  },
  {
    who: 'invents an event in a read model',
    file: 'read-model',
    replace: 'ShelfBuilt: ignore,',
    by: 'ShelfBuilt: ignore, ShelfFell: ignore,',
    says: /'ShelfFell' does not exist/,
  },
  {
    who: 'invents a column',
    file: 'read-model',
    replace: 'words: 0, burned',
    by: 'words: 0, pages: 0, burned',
    says: /'pages' does not exist/,
  },
  {
    who: 'decides a fact of another shape than its event',
    file: 'decider',
    replace: 'data: command.data }];\n',
    by: "data: { ...command.data, words: 'many' } }];\n",
    says: /Type 'string' is not assignable to type 'number'/,
  },
];

const root = process.cwd();
const { options } = ts.getParsedCommandLineOfConfigFile(
  join(root, 'tsconfig.json'),
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  },
)!;
// Files that are the same in every compilation are read once.
const parsed = new Map<string, ts.SourceFile | undefined>();
let previous: ts.Program | undefined;

/** Compiles the context with the project's own settings. @returns `file: message` for every error. */
function compile(files: Record<string, string>): string[] {
  const folder = join(root, 'test/types');
  const virtual = new Map(Object.entries(files).map(([name, text]) => [join(folder, `${name}.ts`), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  host.getSourceFile = (name, settings) => {
    const text = virtual.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, settings, true);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, settings));
    return parsed.get(name);
  };
  previous = ts.createProgram([...virtual.keys()], { ...options, noEmit: true, types: ['node'] }, host, previous);
  return [...virtual.keys()].flatMap((name) => {
    const source = previous!.getSourceFile(name);
    return [...previous!.getSyntacticDiagnostics(source), ...previous!.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${name.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

jest.setTimeout(120_000);

describe('The compiler', () => {
  it('has nothing to say of a context that is whole', () => expect(compile(context)).toEqual([]));

  it.each(slips)('sees when one $who', ({ file, replace, by = '', says }) => {
    expect(context[file]).toContain(replace);
    const complaints = compile({ ...context, [file]: context[file].replace(replace, by) });
    expect(complaints).toEqual([expect.stringMatching(says)]);
    expect(complaints[0]).toMatch(`${file}.ts: `);
  });
});
