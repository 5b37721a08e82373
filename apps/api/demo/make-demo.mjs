// SPDX-License-Identifier: MPL-2.0
import { writeFileSync } from 'node:fs';
import { story } from './book.mjs';
import * as community from './community.mjs';
import * as governance from './governance.mjs';
import { levels } from './levels.mjs';
import * as projects from './projects.mjs';

// Tells the history of OS2 as commands to the ledger and writes them to os2.ndjson: `node apps/api/demo/make-demo.mjs`
// (`--print` writes to standard output instead). The same input always gives the same file. See README.md.

community.country();
community.suppliers();
community.memberships();
community.agreements();
governance.bodies();
community.products();
community.useUntilMarch2017();
community.useSinceMarch2017();
community.coordinators();
projects.needs();
projects.bibos();
projects.talk();
projects.os2mo();
projects.os2iot();
projects.agoraAndSchool();
projects.valghalla3();
governance.meetings();
projects.exampleBooking();
projects.exampleOpenRound();
levels();
governance.fees();

if (process.argv.includes('--print')) process.stdout.write(story());
else writeFileSync(new URL('os2.ndjson', import.meta.url), story());
