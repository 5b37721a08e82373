// SPDX-License-Identifier: MPL-2.0
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { startStandIn, type Fault, type StandIn } from './server.js';

/**
 * The stand-in as a process: `node dist/test/stand-in/main.js [--port N] [--control N] [--nodes N] [--data FILE] [--noise N]`.
 * One line of JSON on standard output says that it is ready; SIGTERM and SIGINT end it.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { port: text, control: text, nodes: text, data: text, noise: text } });
  const standIn = await startStandIn({
    port: Number(values.port ?? 0),
    nodes: Number(values.nodes ?? 1),
    noiseEvery: Number(values.noise ?? 0),
    ...(values.data === undefined ? {} : { dataFile: values.data }),
  });
  const control = createServer((request, response) => {
    void body(request)
      .then((sent) => respond(standIn, request, sent))
      .catch((error: unknown) => ({ code: 400, json: { error: String(error) } }))
      .then((answer) => write(response, answer));
  });
  await new Promise<void>((resolve) => control.listen(Number(values.control ?? 0), '127.0.0.1', resolve));
  const { port } = control.address() as AddressInfo;
  const { url, discoverUrl } = standIn;
  process.stdout.write(
    `${JSON.stringify({ url, discoverUrl, control: `http://127.0.0.1:${port}`, pid: process.pid })}\n`,
  );
  const end = () => {
    control.close();
    control.closeAllConnections();
    void standIn.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

interface Answer {
  code: number;
  json: unknown;
}

/**
 * `GET /faults` lists, `POST /faults` adds one fault, `DELETE /faults` takes all back; `POST /kill`, `/halt`, `/resume` and
 * `/leader` take `{"node":0}`; `GET /calls` counts the calls, `GET /log` is what is stored, data and metadata as text.
 */
async function respond(standIn: StandIn, request: IncomingMessage, sent: string): Promise<Answer> {
  const node = () => (sent === '' ? undefined : (JSON.parse(sent) as { node?: number }).node);
  const routes: Record<string, () => unknown> = {
    'GET /faults': () => standIn.faults(),
    'POST /faults': () => standIn.inject(JSON.parse(sent) as Fault),
    'DELETE /faults': () => standIn.heal(),
    'POST /kill': () => standIn.kill(node()),
    'POST /halt': () => standIn.halt(node()),
    'POST /resume': () => standIn.resume(node()),
    'POST /leader': () => standIn.setLeader(node() ?? 0),
    'GET /calls': () => standIn.calls(),
    'GET /log': () =>
      standIn.log().map((event) => ({
        ...event,
        data: Buffer.from(event.data).toString('utf8'),
        metadata: Buffer.from(event.metadata).toString('utf8'),
      })),
  };
  const route = routes[`${request.method} ${request.url}`];
  if (!route) return { code: 404, json: { error: 'no such route' } };
  return { code: 200, json: (await route()) ?? {} };
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function write(response: ServerResponse, { code, json }: Answer): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

void main();
