// SPDX-License-Identifier: MPL-2.0
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Presets, SingleBar } from 'cli-progress';
import type { Language } from './output.js';
import { CliError, installation } from './server.js';

export interface CopyAsked {
  from: string;
  to: string;
  verifyOnly: boolean;
  json: boolean;
  lang: Language;
}
interface Report {
  from: string;
  to: string;
  log: string | null;
  events: number;
  commands: number;
  copied: { events: number; commands: number };
  upTo: number;
  sourceHasMore: boolean;
  sha256: { from: string; to: string } | null;
  seconds: number;
}
interface Line {
  stage?: 'comparing' | 'copying' | 'verifying';
  done?: number;
  of?: number;
  notice?: { message: string; messageDa: string };
  report?: Report;
}

/** Copies through a program of its own, which works on the databases themselves. @returns its exit code. */
export async function copyLog({ from, to, verifyOnly, json, lang }: CopyAsked): Promise<number> {
  const program = join(installation(), 'dist/apps/projector/src/copy-log.js');
  const flags = [...(verifyOnly ? ['--verify-only'] : []), ...(json ? ['--json'] : [])];
  const child = spawn(process.execPath, [program, `--from=${from}`, `--to=${to}`, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // The one that copies ends in good order and says how far it got; a terminal tells it by itself.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const bar = json || !process.stderr.isTTY ? undefined : progressBar(lang);
  let report: Report | undefined;
  for await (const text of createInterface({ input: child.stdout })) {
    if (json) process.stdout.write(`${text}\n`);
    const line = JSON.parse(text) as Line;
    report ??= line.report;
    if (line.stage) bar?.show(line.stage, line.done!, line.of);
    if (line.notice && !json)
      process.stderr.write(`faellesbog: ${lang === 'da' ? line.notice.messageDa : line.notice.message}\n`);
  }
  bar?.stop();
  const code = await ended;
  if (code === null)
    throw new CliError(
      1,
      'copy.interrupted',
      'The copying was killed. Run the same command again: it goes on where it stopped.',
      'Kopieringen blev slået ihjel. Kør samme kommando igen: den fortsætter, hvor den slap.',
    );
  if (report && !json) process.stdout.write(`${reportText(report, lang)}\n`);
  return code;
}

/** One bar for each stage; of a source that does not say how much it holds, the number done. */
function progressBar(lang: Language) {
  const words = {
    da: { comparing: 'sammenligner', copying: 'kopierer', verifying: 'kontrollerer' },
    en: { comparing: 'comparing', copying: 'copying', verifying: 'verifying' },
  }[lang];
  const options = { stream: process.stderr, noTTYOutput: false };
  let bar: SingleBar | undefined;
  let current: string | undefined;
  return {
    show(stage: keyof typeof words, done: number, of: number | undefined): void {
      if (stage !== current) {
        bar?.stop();
        const format = of === undefined ? '{stage} {value}' : '{stage} [{bar}] {value}/{total}';
        bar = new SingleBar({ ...options, format }, Presets.shades_classic);
        bar.start(of ?? 0, done, { stage: words[(current = stage)] });
      }
      if (of !== undefined) bar!.setTotal(of);
      bar!.update(done);
    },
    stop: () => bar?.stop(),
  };
}

function reportText(report: Report, lang: Language): string {
  const { from, to, log, events, commands, copied, upTo, sourceHasMore, sha256, seconds } = report;
  const text = (da: string, en: string): string => (lang === 'da' ? da : en);
  const count = (n: number): string => n.toLocaleString(lang === 'da' ? 'da-DK' : 'en-GB');
  if (log === null)
    return text(`${from} er tom: der er intet at kopiere.`, `${from} is empty: there is nothing to copy.`);
  const nothing = copied.events + copied.commands === 0;
  const added = text(
    `${count(copied.events)} hændelser og ${count(copied.commands)} kommandoer uden virkning kopieret på ${seconds} s`,
    `${count(copied.events)} events and ${count(copied.commands)} commands with nothing to do copied in ${seconds} s`,
  );
  const lines = [
    `${log}: ${from} → ${to}`,
    nothing ? text('Intet nyt: målet er kilden lig.', 'Nothing new: the target equals the source.') : added,
    text(
      `Kontrolleret én for én: ${count(events)} hændelser, ${count(commands)} kommandoer uden virkning, til og med position ${upTo}`,
      `Verified one by one: ${count(events)} events, ${count(commands)} commands with nothing to do, up to position ${upTo}`,
    ),
    `SHA-256 ${text('kilde', 'source')} ${sha256!.from}`,
    `SHA-256 ${text('mål  ', 'target')} ${sha256!.to}`,
  ];
  if (sourceHasMore)
    lines.push(
      text(
        'Kilden er i brug og har fået mere imens: kør samme kommando igen for at få det med.',
        'The source is in use and has more by now: run the same command again to add it.',
      ),
    );
  return lines.join('\n');
}
