// SPDX-License-Identifier: MPL-2.0
import { Inject, Injectable, Optional, type Provider } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import {
  handle,
  overlay,
  type AnyDecider,
  type DomainCommand,
  type EventStore,
  type Handled,
} from '@faellesbog/eventsourcing';
import { AROUND_DECIDERS, EVENT_STORE } from './tokens.js';

/**
 * One handler on Nest's command bus for every command the deciders list: reading, deciding and appending is `handle`
 * for all of them. A dry run goes the same way, on a store that is thrown away. What stands around the rules of every
 * stream, such as that others approve, is provided as {@link AROUND_DECIDERS}.
 */
export function commandHandlers(...deciders: AnyDecider[]): Provider[] {
  return deciders.flatMap((decider) =>
    decider.commands.map((command) => {
      @Injectable()
      class DeciderHandler {
        private readonly decider: AnyDecider;
        constructor(
          @Inject(EVENT_STORE) private readonly store: EventStore,
          @Optional() @Inject(AROUND_DECIDERS) around: ((decider: AnyDecider) => AnyDecider) | undefined,
        ) {
          this.decider = around?.(decider) ?? decider;
        }

        execute(asked: DomainCommand): Promise<Handled> {
          return handle(asked.meta.dryRun ? overlay(this.store) : this.store, this.decider, asked);
        }
      }
      CommandHandler(command as never)(DeciderHandler);
      return DeciderHandler;
    }),
  );
}
