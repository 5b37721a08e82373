// SPDX-License-Identifier: MPL-2.0
import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '@faellesbog/platform';
import { Ask, type Asked } from '../http/commands.js';
import { problemOf } from '../http/problems.js';
import { Importer, type ImportReport } from './importer.js';

type Line =
  { stage: string; done: number; of: number } | { report: ImportReport } | { problem: ReturnType<typeof problemOf> };

@Controller('imports')
export class ImportsController {
  constructor(private readonly importer: Importer) {}

  /**
   * Records a file of commands: all of it, or on any refused row none of it, with line and reason of each. With
   * `Accept: application/x-ndjson` it tells how far it has got, line by line, and ends with the report.
   */
  @Post()
  @ApiConsumes('application/x-ndjson', 'text/csv')
  @ApiBody({ schema: { type: 'string' }, description: 'Commands, one a line.' })
  async run(@Req() request: FastifyRequest, @Ask() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const format = request.headers['content-type']?.startsWith('text/csv') ? 'csv' : 'ndjson';
    if (typeof request.body !== 'string') {
      throw new Problem(
        415,
        'media_type.unsupported',
        'Send application/x-ndjson or text/csv.',
        'Send application/x-ndjson eller text/csv.',
      );
    }
    if (request.headers.accept?.includes('application/x-ndjson')) {
      return void (await reply
        .type('application/x-ndjson')
        .send(Readable.from(this.lines(request.body, format, asked))));
    }
    const report = await this.importer.run(request.body, format, asked.by, asked.dryRun);
    await reply.status(report.refused.length > 0 ? 422 : 200).send(report);
  }

  private async *lines(text: string, format: 'ndjson' | 'csv', asked: Asked): AsyncGenerator<string> {
    const lines: Line[] = [];
    let wake = (): void => undefined;
    let ended = false;
    const say = (line: Line): void => {
      lines.push(line);
      wake();
    };
    const running = this.importer
      .run(text, format, asked.by, asked.dryRun, (stage, done, of) => say({ stage, done, of }))
      .then((report) => say({ report }))
      .catch((error: unknown) => say({ problem: problemOf(error, false) }))
      .finally(() => {
        ended = true;
        wake();
      });
    while (!ended || lines.length > 0) {
      const next = new Promise<void>((resolve) => (wake = resolve));
      if (lines.length === 0) await next;
      for (const line of lines.splice(0)) yield `${JSON.stringify(line)}\n`;
    }
    await running;
  }
}
