// SPDX-License-Identifier: MPL-2.0
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Skipped } from './experiment.js';

/**
 * Makes the next flush of a process's files fail with EIO, by tracing it.
 * @throws Skipped where there is no strace or the system does not let it trace.
 */
export async function eioOnFlush(pid: number): Promise<{ ended(): boolean; injected(): number }> {
  if (spawnSync('strace', ['-V']).status !== 0) throw new Skipped('strace is not installed');
  const tracer = spawn(
    'strace',
    ['-p', String(pid), '-e', 'trace=fdatasync,fsync', '-e', 'inject=fdatasync,fsync:error=EIO:when=1'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  let ended = false;
  tracer.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  tracer.once('exit', () => (ended = true));
  for (let waited = 0; waited < 100 && !said.includes('attached') && !ended; waited++) await pause(20);
  if (!said.includes('attached')) {
    tracer.kill('SIGKILL');
    throw new Skipped(`this system does not let a process be traced: ${said.trim().slice(0, 200)}`);
  }
  return { ended: () => ended, injected: () => said.match(/INJECTED/g)?.length ?? 0 };
}
