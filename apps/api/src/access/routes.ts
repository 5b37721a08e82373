// SPDX-License-Identifier: MPL-2.0
import { RequestMethod, type VERSION_NEUTRAL } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, VERSION_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandClass } from '@faellesbog/eventsourcing';
import { RUNS } from '../http/commands.js';
import { COMMANDS, ROUTES, type CommandRow, type Readers } from './policy.js';

export interface Route {
  /** `GET /api/v1/projects/{projectId}`. */
  name: string;
  /** The name of the command it runs, if it runs one. */
  command?: string;
}

/** Every route of the service, read from its controllers. */
export function routesOf(app: INestApplicationContext): Route[] {
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      const neutral = typeof (Reflect.getMetadata(VERSION_METADATA, metatype) as typeof VERSION_NEUTRAL) === 'symbol';
      const base = [neutral ? '' : '/api/v1', Reflect.getMetadata(PATH_METADATA, metatype) as string];
      return scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method]!;
        const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (verb === undefined) return [];
        const path = [...base, Reflect.getMetadata(PATH_METADATA, handler) as string].map(trimmed).join('');
        const command = Reflect.getMetadata(RUNS, handler) as CommandClass | undefined;
        const name = `${RequestMethod[verb]} ${path.replace(/:(\w+)/g, '{$1}')}`;
        return [{ name, ...(command && { command: command.name }) }];
      });
    });
}

/** `products/:id/` becomes `/products/:id`; nothing stays nothing. */
function trimmed(part: string): string {
  const inner = part.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `/${inner}`;
}

/** A route or a command that no row speaks of, or a row that speaks of nothing. */
export class PolicyIncomplete extends Error {
  readonly code = 'policy.incomplete';
  readonly da: string;
  constructor(names: readonly string[]) {
    super(
      `Who may use it is not said, or it does not exist: ${names.join(', ')}. Every route and command has a row in the policy.`,
    );
    this.da = `Det er ikke sagt, hvem der må bruge det, eller det findes ikke: ${names.join(', ')}. Hver rute og kommando har en række i politikken.`;
  }
}

/**
 * Deny by default begins here: the service does not start when a route or a command has no row, or a row has no route.
 * @throws PolicyIncomplete naming all of them.
 */
export function assertComplete(
  routes: readonly Route[],
  commands: Readonly<Record<string, CommandRow>> = COMMANDS,
  readers: Readonly<Record<string, Readers>> = ROUTES,
): void {
  const asked = new Set(routes.flatMap(({ command }) => command ?? []));
  const read = new Set(routes.filter(({ command }) => command === undefined).map(({ name }) => name));
  const missing = [
    ...[...asked].filter((name) => !Object.hasOwn(commands, name)),
    ...[...read].filter((name) => !Object.hasOwn(readers, name)),
    ...Object.keys(commands).filter((name) => !asked.has(name)),
    ...Object.keys(readers).filter((name) => !read.has(name)),
  ];
  if (missing.length > 0) throw new PolicyIncomplete(missing);
}
