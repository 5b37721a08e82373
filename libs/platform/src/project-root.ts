// SPDX-License-Identifier: MPL-2.0
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

function isProject(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return false;
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    return typeof content === 'object' && content !== null && 'name' in content && content.name === 'faellesbog';
  } catch {
    return false;
  }
}

/** The path itself without its links, or where it would be if it is not there. */
function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/**
 * The absolute path of the project: the nearest folder whose `package.json` is named `faellesbog`, looked for upwards
 * from the program that runs and then from the current folder. Neither `import.meta` nor `__dirname` serves here: the
 * same source runs as an ES module and, under test, as CommonJS.
 *
 * @throws Error when neither place lies inside the project.
 */
export function projectRoot(): string {
  const starts = [process.argv[1], process.cwd()].filter((start) => start !== undefined).map(real);
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (isProject(folder)) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`No package.json named "faellesbog" in or above ${starts.join(' or ')}.`);
}
