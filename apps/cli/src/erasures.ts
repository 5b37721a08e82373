// SPDX-License-Identifier: MPL-2.0
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { components } from '@faellesbog/api-client';
import { ask } from './ask.js';
import { CliError } from './server.js';

type Erasure = components['schemas']['ErasureDto'];

/** As many lines as one request fetches or sends. */
const PAGE = 1_000;

/**
 * Adds to a file what the list of erasures holds beyond it: one line of JSON for each, references and instants only. Run
 * as often as backups are taken, it keeps the list that a restore needs.
 * @returns how many were added, and how many there are now.
 */
export async function keepErasures(file: string): Promise<{ added: number; lines: number }> {
  const lines = existsSync(file) ? readErasures(file).length : 0;
  for (let after = lines; ;) {
    const query = { after, limit: PAGE };
    const { erasures, next } = await ask((api) => api.GET('/api/v1/persons/erasures', { params: { query } }));
    if (erasures.length === 0) return { added: after - lines, lines: after };
    appendFileSync(file, erasures.map((each) => `${JSON.stringify(each)}\n`).join(''), { mode: 0o600 });
    after = next;
  }
}

/** Carries the erasures of such a file out on a restored database. @returns how many it held, and how many were not known there. */
export async function replayErasures(file: string): Promise<{ lines: number; replayed: number }> {
  const all = readErasures(file);
  const total = { lines: 0, replayed: 0 };
  for (let from = 0; from < all.length; from += PAGE) {
    const erasures = all.slice(from, from + PAGE).map(({ personRef, at }) => ({ personRef, at }));
    const { lines, replayed } = await ask((api) =>
      api.POST('/api/v1/persons/erasures/replays', { body: { erasures } }),
    );
    total.lines += lines;
    total.replayed += replayed;
  }
  return total;
}

/**
 * The lines of a file, which are those of the list from its first on.
 * @throws CliError `erasures.malformed` where a line is torn, missing or out of order: a list with a hole would bring somebody back.
 */
function readErasures(file: string): Erasure[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CliError(2, 'file.unreadable', `Cannot read ${file}.`, `Kan ikke læse ${file}.`);
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const erasure = parsed(line);
    if (erasure?.number === index + 1) return erasure;
    throw new CliError(
      2,
      'erasures.malformed',
      `Line ${index + 1} of ${file} is not erasure number ${index + 1}. Fetch the list again into a new file.`,
      `Linje ${index + 1} i ${file} er ikke sletning nummer ${index + 1}. Hent listen igen i en ny fil.`,
    );
  });
}

function parsed(line: string): Erasure | undefined {
  try {
    return JSON.parse(line) as Erasure;
  } catch {
    return undefined;
  }
}
