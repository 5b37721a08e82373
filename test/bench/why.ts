// SPDX-License-Identifier: MPL-2.0

const APPEND =
  'the hand-written loop keeps no record of commands and no canonical form. Of 2.8 ms for 64 appends PostgreSQL works about 2.2, measured statement by ' +
  'statement: an empty transaction 0.6, the events 1.1, the records of commands 0.5; the rest is ours. Tried: one statement for everything (0.4 ms slower), ' +
  'arrays with types instead of texts (the same), moving the head of the log in one statement, and writing the texts while the head is on its way. The last two ' +
  'are kept. Two batches at once gain nothing: a batch of half the size costs PostgreSQL more than half the time.';
const READING =
  'reading is the limit: the client hands over some 15,000 events a second, each a message of its own; the same rebuild reads 64,000 a second from PostgreSQL.';

/** Why a target is missed, where it is: what a profile says, and what was tried. Shown only for what a run missed. */
export const WHY: Record<string, string> = {
  append_64_concurrent: APPEND,
  append_64_concurrent_beside_best_peer:
    'runs give between 2.5 and 3.1. The peer that comes closest adds each event by a statement and a commit of its own on 16 connections, whose flushes ' +
    `PostgreSQL joins; it keeps no log without gaps and no record of commands. What an append costs here: ${APPEND}`,
  append_64_onto_100k: 'as for 1M.',
  append_64_onto_1M:
    'runs give between 0.84 and 0.95. Each round begins right after a checkpoint, and then PostgreSQL writes a page whole when it is first touched. Ids are ' +
    'random, so in a large log nearly every new one touches another page: 0.24 whole pages an append at 1M events against 0.02 at 10k, and 2.0 kB of WAL ' +
    'against 0.7 (pg_stat_wal). Tried: compressing those pages (wal_compression), which halves the rate. It passes as the minutes since the checkpoint go by.',
  http_pledge_64_connections:
    'a pledge is more than one insert: it reads the history of its round and looks up the authority, which is one more round trip. It takes some 290 µs of ' +
    "processor time in the service against 120 in the bare handler (a supplier: 195). The profile is flat: waste collection 12 %, PostgreSQL's socket 9 %, " +
    'class-validator 7 %, helmet 5 %, JSON both ways 5 %. Tried: asking the log once for all that is asked at the same moment, which brought it from 0.31 to 0.48, and ' +
    'asking the validator once for the rules of a class, which took off another tenth.',
  eventstoredb_rebuild_10k: READING,
  eventstoredb_rebuild_100k: READING,
};
