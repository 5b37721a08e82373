// SPDX-License-Identifier: MPL-2.0
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { boardSays, dayChosen, invented, record } from './book.mjs';

// How far the products have come: the requirements as they are published, and for three products the way from their own
// assessment over the secretariat's evaluation to a level that the board fixes.

const SET = 'os2-2026-05';
const requirements = parse(
  readFileSync(new URL('../../../libs/portfolio/data/os2-requirements.csv', import.meta.url), 'utf8'),
  { columns: true },
).map((row) => ({
  id: row.id,
  theme: row.theme,
  level: Number(row.level),
  recommendationOnly: row.recommendation_only === '1',
  titleDa: row.title_da,
  titleEn: row.title_en,
}));
/** Those of the lowest level first; on each level the recommendations last. */
const inOrder = requirements.toSorted(
  (a, b) => a.level - b.level || Number(a.recommendationOnly) - Number(b.recommendationOnly),
);

const counted = ([yes, unknown, no]) =>
  invented(
    `Hvilke krav der er opfyldt, dagene og forklaringerne er illustrative. Antallet af ja, ved ikke og nej (${yes}, ${unknown} og ${no}) er det, som rækkerne i OS2’s gennemgang fra november 2025 giver (OS2offdig/os2-product-audits).`,
  );
const SELF = invented('Illustrativ selvevaluering: kravene er offentliggjort, svarene er opdigtede');

/** So many yes and unknown in the order of the levels, and no to the rest; some are explained. */
const answers = ([yes, unknown], explained = {}) =>
  inOrder.map(({ id }, index) => ({
    requirement: id,
    answer: index < yes ? 'yes' : index < yes + unknown ? 'unknown' : 'no',
    ...(explained[id] && { explanation: explained[id] }),
  }));

/** A product's own assessment finds a little more to be in order than the evaluation that follows. */
function evaluated(productId, term, [assessedOn, publishedOn], counts, conclusion, explained) {
  const [assessmentId, evaluationId] = [`selvevaluering-${term}`, `evaluering-${term}`];
  const own = answers([counts[0] + 3, counts[1] - 3], explained);
  record('SubmitSelfAssessment', assessedOn, { productId, assessmentId, setId: SET, answers: own }, SELF);
  const found = { productId, evaluationId, setId: SET, assessmentId, answers: answers(counts, explained), conclusion };
  record('PublishEvaluation', publishedOn, found, counted(counts));
  return evaluationId;
}

function fixed(productId, on, level, evaluationId, reason, departs) {
  const decision = boardSays(`${productId} er på niveau ${level}`);
  const data = { productId, level, evaluationId, reason, ...(departs && { departs }) };
  record('FixLevel', on, data, invented('Illustrativ beslutning; niveauet er opdigtet'), { decision });
}

export function levels() {
  record(
    'AdoptRequirementSet',
    '2026-05-01',
    { setId: SET, title: 'Krav til OS2-produkter, maj 2026', requirements },
    dayChosen('OS2offdig/os2-product-reviews (maj 2026) og os2.eu/governance; de engelske titler er oversættelser.'),
  );
  const spring = ['2026-05-18', '2026-06-08'];
  const damage = evaluated('os2skadesoekonomi', '2026-1', spring, [17, 17, 9], 'Niveau 1 er opfyldt.');
  fixed('os2skadesoekonomi', '2026-06-22', 1, damage, 'Alle krav til sandkassen og niveau 1 er opfyldt.');

  const why = { G4: 'Bestyrelsen orienteres på sit møde i august; punktet er sat på dagsordenen.' };
  const processes = evaluated('os2autoproces', '2026-1', spring, [15, 19, 9], 'Niveau 1 er opfyldt eller forklaret.', why);
  fixed('os2autoproces', '2026-06-22', 1, processes, 'Det ene krav, der mangler på niveau 1, er forklaret.');

  const early = evaluated('os2faktor', '2026-1', spring, [9, 22, 12], 'Flere krav til niveau 1 er ikke belyst.');
  const trust = 'Afviger fra evalueringen: produktet er i drift mange steder og får et halvt år til at belyse kravene.';
  fixed('os2faktor', '2026-06-22', 1, early, trust, true);
  const autumn = ['2026-10-19', '2026-11-02'];
  const late = evaluated('os2faktor', '2026-2', autumn, [9, 22, 12], 'Kravene til niveau 1 er fortsat ikke belyst.');
  fixed('os2faktor', '2026-11-09', 0, late, 'Niveauet sættes ned, som evalueringen peger på.');
}
