// SPDX-License-Identifier: MPL-2.0
import { randomUUID } from 'node:crypto';
import type { Open } from './contest.js';
import { openBook } from './lab.js';
import { newPledge } from './book.js';

/** Ours, on either engine: validated envelope, record of the command, expected revision, canonical bytes. */
export const open: Open = async (book) => {
  const { store, close } = await openBook(book, []);
  const fingerprint = 'f'.repeat(64);
  return {
    append: () => store.append(`round-${randomUUID()}`, -1, [newPledge()], { id: randomUUID(), fingerprint }),
    close,
  };
};
