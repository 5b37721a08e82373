// SPDX-License-Identifier: MPL-2.0
// Rules that look at the clock, throw dice, ask the locale and the environment, and forget.
type Event = { type: 'RoundOpened' } | { type: 'RoundClosed' };

declare function unreachable(value: never): never;

export const today = new Date();
export const elapsed = Date.now();
export const chance = Math.random();
export const order = (a: string, b: string): number => a.localeCompare(b);
export const mode = process.env['MODE'];

export function evolve(state: number, event: Event): number {
  switch (event.type) {
    case 'RoundOpened':
      return state + 1;
    default:
      return state;
  }
}

export function decide(event: Event): string {
  switch (event.type) {
    case 'RoundOpened':
      return 'opened';
    case 'RoundClosed':
      return 'closed';
    default:
      return unreachable(event);
  }
}
