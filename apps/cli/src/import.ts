// SPDX-License-Identifier: MPL-2.0
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';
import type { ProblemAnswer } from '@faellesbog/api-client';
import { authorization, refused } from './ask.js';
import { CliError, withServer } from './server.js';

interface Report {
  dryRun: boolean;
  rows: number;
  recorded: number;
  alreadyRecorded: number;
  events: number;
  refused: { line: number; command: string; code: string; message: string; messageDa: string; pointer?: string }[];
}
type Line = { stage?: 'checking' | 'recording'; done?: number; of?: number; report?: Report; problem?: ProblemAnswer };

/** Sends a file to the service and follows it to the end. @returns the exit code: 2 when rows were refused. */
export async function importFile(file: string, options: { dryRun: boolean; json: boolean }): Promise<number> {
  const report = await withServer((url) => send(url, file, options));
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(reportText(report));
  return report.refused.length > 0 ? 2 : 0;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = (error as { code?: string }).code ?? '';
    throw new CliError(2, 'file.unreadable', `Cannot read ${file} (${why}).`, `Kan ikke læse ${file} (${why}).`);
  }
}

async function send(url: string, file: string, { dryRun, json }: { dryRun: boolean; json: boolean }): Promise<Report> {
  const body = read(file);
  const response = await fetch(`${url}/api/v1/imports${dryRun ? '?dryRun=true' : ''}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: {
      'Content-Type': file.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/x-ndjson',
      ...(await authorization(url)),
      Accept: 'application/x-ndjson',
      'Idempotency-Key': createHash('sha256').update(body).digest('hex'),
    },
  });
  if (!response.ok || !response.body)
    throw refused(response.status, (await response.json().catch(() => ({}))) as Partial<ProblemAnswer>);
  const bar =
    json || !process.stderr.isTTY
      ? undefined
      : new SingleBar({ format: '{stage} [{bar}] {value}/{total}', stream: process.stderr }, Presets.shades_classic);
  try {
    for await (const text of createInterface({ input: Readable.fromWeb(response.body as never) })) {
      const line = JSON.parse(text) as Line;
      if (line.problem) throw refused(line.problem.status, line.problem);
      if (line.report) return line.report;
      if (line.stage) follow(bar, line);
    }
  } finally {
    bar?.stop();
  }
  throw new CliError(
    1,
    'import.cut_off',
    'The service stopped answering. Run the same import again: it goes on where it stopped.',
    'Tjenesten holdt op med at svare. Kør samme import igen: den fortsætter, hvor den slap.',
  );
}

let stage: string | undefined;
function follow(bar: SingleBar | undefined, line: Line): void {
  if (!bar) return;
  if (stage !== line.stage) bar.start(line.of!, line.done!, { stage: line.stage });
  stage = line.stage;
  bar.update(line.done!, { stage });
}

function reportText({ dryRun, rows, recorded, alreadyRecorded, events, refused: bad }: Report): string {
  if (bad.length > 0) {
    const lines = bad.map(
      ({ line, command, code, message, messageDa, pointer = '' }) =>
        `linje/line ${line}: ${command} ${pointer} ${code}\n  ${messageDa}\n  ${message}\n`,
    );
    const said = `${bad.length} afvist, intet er registreret. / ${bad.length} refused, nothing was recorded.\n`;
    return lines.join('') + said;
  }
  const verb = dryRun ? 'ville blive registreret / would be recorded' : 'registreret / recorded';
  return `${rows} rækker / rows: ${recorded} ${verb} (${events} hændelser / events), ${alreadyRecorded} kendt i forvejen / known before\n`;
}
