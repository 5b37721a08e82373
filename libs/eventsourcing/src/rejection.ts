// SPDX-License-Identifier: MPL-2.0

/**
 * A business rule said no. Codes (`area.reason`) are public and stable; the texts may be improved.
 * `rule` names the paragraph the refusal rests on, `pointer` the JSON pointer of the field to mend.
 */
export class Rejection extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly da: string,
    readonly detail: { rule?: string; pointer?: string } = {},
  ) {
    super(message);
    this.name = 'Rejection';
  }
}

/** Ends a `switch` that must name every case: a forgotten one does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
