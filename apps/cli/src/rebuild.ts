// SPDX-License-Identifier: MPL-2.0
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Presets, SingleBar } from 'cli-progress';
import { installation } from './server.js';

type Line = { model: string; done?: number; of?: number; events?: number; seconds?: number };

/** Rebuilds through the projector program, which may work beside a running service. @returns its exit code. */
export async function rebuild(model: string, json: boolean): Promise<number> {
  const program = join(installation(), 'dist/apps/projector/src/main.js');
  const child = spawn(process.execPath, [program, 'rebuild', model], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { LOG_LEVEL: 'error', ...process.env },
  });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const bar =
    json || !process.stderr.isTTY
      ? undefined
      : new SingleBar({ format: '{model} [{bar}] {value}/{total}', stream: process.stderr }, Presets.shades_classic);
  const results: Line[] = [];
  let current: string | undefined;
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Line;
    if (line.seconds !== undefined) results.push(line);
    else if (bar && current !== line.model) bar.start(line.of!, line.done!, { model: (current = line.model) });
    else bar?.update(line.done!, { model: line.model });
  }
  bar?.stop();
  const code = await ended;
  if (json) process.stdout.write(`${JSON.stringify({ rebuilt: results })}\n`);
  else
    for (const { model: name, events, seconds } of results)
      process.stdout.write(`${name}: ${events} hændelser/events, ${seconds!.toFixed(2)} s\n`);
  return code === 0 ? 0 : 1;
}
