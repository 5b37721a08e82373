// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { GetCaseExport, GetTrace, ListDocuments, ListTraceGaps } from '@faellesbog/funding';
import { Problem } from '@faellesbog/platform';
import { WhenDto } from '../http/command.dto.js';
import {
  CaseExportDto,
  CaseExportQueryDto,
  DocumentRegisterDto,
  ListDocumentsDto,
  StretchDto,
  TraceDto,
  TraceGapsDto,
} from './trace.dto.js';

@Controller()
export class TraceController {
  constructor(private readonly queries: QueryBus) {}

  /** Events about money from which no decision is reached, as of a day, with their number and sum. */
  @Get('trace/gaps')
  gaps(@Query() { from, until, cursor, limit, ...when }: StretchDto): Promise<TraceGapsDto> {
    return this.queries.execute(new ListTraceGaps({ from, until, cursor, limit }, when));
  }

  /**
   * From anything in the book (an event, a position in the log, a pledge, cost line, decision, meeting, round, project or
   * product) to the decision, the mandate and the minutes it rests on, and back to all that rests on it.
   */
  @Get('trace/:id')
  trace(@Param('id') id: string, @Query() when: WhenDto): Promise<TraceDto> {
    return this.queries.execute(new GetTrace(id, when));
  }

  /** The document register: every document that an event refers to, by date. */
  @Get('documents')
  documents(@Query() query: ListDocumentsDto): Promise<DocumentRegisterDto> {
    const { projectId, productId, authorityId, from, until, cursor, limit, ...when } = query;
    const abouts = Object.entries({ project: projectId, product: productId, authority: authorityId })
      .filter(([, id]) => id !== undefined)
      .map(([kind, id]) => `${kind}:${id}`);
    if (abouts.length > 1) {
      throw new Problem(
        422,
        'about.only_one',
        'Give one of projectId, productId and authorityId, or none.',
        'Angiv én af projectId, productId og authorityId, eller ingen.',
        { pointer: '?projectId' },
      );
    }
    return this.queries.execute(new ListDocuments(abouts[0], { from, until, cursor, limit }, when));
  }

  /** The events about a thing with their documents, as a file; what is withheld keeps its number, date and reason. */
  @Get('case-export')
  async caseExport(
    @Query() { about, from, until, withhold, reason, ...when }: CaseExportQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseExportDto> {
    const withheld = { events: withhold?.split(',') ?? [], reason };
    const answer = await this.queries.execute(new GetCaseExport(about, { from, until }, withheld, when));
    const name = `case-${about.replace(/[:.]/g, '-')}-${answer.validOn}.json`;
    void reply.header('Content-Disposition', `attachment; filename="${name}"`);
    return answer;
  }
}
