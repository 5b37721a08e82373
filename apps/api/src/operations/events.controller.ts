// SPDX-License-Identifier: MPL-2.0
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { EventStore, RecordedEvent } from '@faellesbog/eventsourcing';
import { EVENT_STORE } from '@faellesbog/platform';
import { EventsQueryDto } from './operations.dto.js';

/** An event as the CloudEvents 1.0 specification writes it, with its place in the log and its business date beside. */
const cloudEvent = (event: RecordedEvent) => ({
  specversion: '1.0',
  id: event.id,
  source: `urn:${event.log.replace('/', ':')}`,
  type: `${event.type}.v${event.schema}`,
  subject: event.stream,
  time: event.at,
  datacontenttype: 'application/json',
  position: event.position,
  revision: event.rev,
  effectiveon: event.eff,
  by: event.by,
  data: event.data,
});

@Controller('events')
export class EventsController {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /**
   * The log itself from a position on, as CloudEvents: a page of JSON, or with `Accept: text/event-stream` a live feed
   * that goes on for ever and resumes at `Last-Event-ID`.
   */
  @Get()
  async events(
    @Query() query: EventsQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.headers.accept?.includes('text/event-stream')) return this.feed(query, request, reply);
    const after = query.after ?? -1;
    const events = await this.store.readAll(after, query.limit ?? 100);
    const body = { after, next: events.at(-1)?.position ?? after, events: events.map(cloudEvent) };
    await reply.type('application/json; charset=utf-8').send(body);
  }

  private async feed(query: EventsQueryDto, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const resumed = Number(request.headers['last-event-id'] ?? NaN);
    const after = Number.isSafeInteger(resumed) ? resumed : (query.after ?? (await this.store.head()).position);
    const stop = new AbortController();
    request.raw.on('close', () => stop.abort());
    const { store } = this;
    async function* lines(): AsyncGenerator<string> {
      yield ': connected\n\n';
      for await (const batch of store.subscribe(after, stop.signal)) {
        for (const event of batch) yield `id: ${event.position}\ndata: ${JSON.stringify(cloudEvent(event))}\n\n`;
      }
    }
    await reply.type('text/event-stream').header('Cache-Control', 'no-store').send(Readable.from(lines()));
  }
}
