// SPDX-License-Identifier: MPL-2.0
import { ignore, readModel } from '@faellesbog/eventsourcing';
import { monthsFrom } from '@faellesbog/governance';
import { answers, AsOfQuery, noHistory, notFound, type AsOf, type Sql, type When } from '@faellesbog/platform';
import { findings, suggestedLevel, totalsOf, type Finding, type Totals } from '../level/level.decider.js';
import { levelEvents, type Answer } from '../level/level.events.js';
import { productEvents, type ProductStatus } from '../product/product.events.js';
import { LEVELS, requirementsEvents, type Level, type Requirement } from '../requirements/requirements.events.js';

/** A product is evaluated twice a year. */
const MONTHS_BETWEEN_EVALUATIONS = 6;

/** What products are evaluated by, what they and the secretariat answered, and the levels that were decided. */
export const productLevels = readModel({
  name: 'product_levels',
  version: 1,
  from: [productEvents, requirementsEvents, levelEvents],
  tables: {
    product: {
      columns: { product_id: 'text', status: 'text', name: 'text?' },
      indexes: [['product_id', 'eff', 'pos']],
    },
    requirement_set: {
      columns: { set_id: 'text', title: 'text', requirements: 'json' },
      indexes: [['set_id'], ['eff', 'pos']],
    },
    report: {
      columns: {
        product_id: 'text',
        kind: 'text',
        report_id: 'text',
        set_id: 'text',
        answers: 'json',
        assessment_id: 'text?',
        conclusion: 'text?',
      },
      indexes: [['product_id', 'kind', 'eff', 'pos']],
    },
    fixed: {
      columns: {
        product_id: 'text',
        level: 'int',
        suggested: 'int?',
        evaluation_id: 'text',
        reason: 'text',
        decision_ref: 'text?',
      },
      indexes: [['product_id', 'eff', 'pos']],
    },
  },
  on: {
    ProductAdmitted: ({ productId, name }, _meta, write) =>
      write.product({ product_id: productId, status: 'admitted', name }),
    ProductRetired: ({ productId }, _meta, write) =>
      write.product({ product_id: productId, status: 'retired', name: null }),
    ProductHandedOver: ({ productId }, _meta, write) =>
      write.product({ product_id: productId, status: 'handed_over', name: null }),
    VersionReleased: ignore,
    LicenceChanged: ignore,
    RightsTransferred: ignore,
    StewardAppointed: ignore,
    StewardEnded: ignore,
    SupplierAffiliated: ignore,
    SupplierAffiliationEnded: ignore,

    RequirementSetAdopted: ({ setId, title, requirements }, _meta, write) =>
      write.requirement_set({ set_id: setId, title, requirements }),

    SelfAssessmentSubmitted: ({ productId, assessmentId, setId, answers: given }, _meta, write) =>
      write.report({
        product_id: productId,
        kind: 'self_assessment',
        report_id: assessmentId,
        set_id: setId,
        answers: given,
        assessment_id: null,
        conclusion: null,
      }),
    EvaluationPublished: ({ productId, evaluationId, setId, assessmentId, conclusion, ...rest }, _meta, write) =>
      write.report({
        product_id: productId,
        kind: 'evaluation',
        report_id: evaluationId,
        set_id: setId,
        answers: rest.answers,
        assessment_id: assessmentId ?? null,
        conclusion,
      }),
    ProductLevelFixed: ({ productId, level, suggested, evaluationId, reason, decisionRef }, _meta, write) =>
      write.fixed({
        product_id: productId,
        level,
        suggested,
        evaluation_id: evaluationId,
        reason,
        decision_ref: decisionRef ?? null,
      }),
  },
});

const t = productLevels.table;
type Fragment = ReturnType<Sql>;

const until = (sql: Sql, { validOn, position }: AsOf): Fragment => sql`pos <= ${position} and eff <= ${validOn}`;
const anyInvented = (parts: readonly ({ illustrative: boolean } | null)[]): boolean =>
  parts.some((part) => part?.illustrative === true);

export interface RequirementSetOnDay {
  set: string;
  title: string;
  /** The first day it may be used. */
  from: string;
  requirements: Requirement[];
  illustrative: boolean;
}
export interface RequirementSetsOnDay extends AsOf {
  sets: RequirementSetOnDay[];
  illustrative: boolean;
}

/** The versions of the requirements adopted by a day, the newest first. */
export class ListRequirementSets extends AsOfQuery<RequirementSetsOnDay> {}

export const listRequirementSets = answers(ListRequirementSets, productLevels, async (sql, asOf) => {
  const sets = await sql<RequirementSetOnDay[]>`
    select set_id as set, title, eff as "from", requirements, illustrative
    from ${sql(t.requirement_set)} where ${until(sql, asOf)} order by eff desc, pos desc`;
  if (sets.length === 0) throw noHistory();
  return { ...asOf, sets: [...sets], illustrative: anyInvented(sets) };
});

/** Totals of the requirements of one level, without those below it. */
export interface LevelTotals extends Totals {
  level: Level;
}
export interface ThemeTotals extends Totals {
  theme: string;
}
/** What a report found, counted; every count is of the requirements of its set. */
export interface ReportOnDay {
  id: string;
  on: string;
  event: string;
  set: string;
  totals: Totals;
  perLevel: LevelTotals[];
  perTheme: ThemeTotals[];
  /** The level its answers suggest; null is below the sandbox. */
  suggested: Level | null;
  illustrative: boolean;
}
export interface EvaluationOnDay extends ReportOnDay {
  /** The self-assessment it looked at. */
  assessment: string | null;
  conclusion: string;
}
/** A level that was decided, beside the one its evaluation suggested then. */
export interface FixedLevel {
  level: Level;
  suggested: Level | null;
  /** True when the decision departs from the suggestion. */
  departs: boolean;
  on: string;
  event: string;
  evaluation: string;
  decisionRef: string | null;
  reason: string;
  illustrative: boolean;
}
export type AnswerOnDay = Omit<Finding, 'requirement'>;
export interface RequirementOnDay extends Requirement {
  /** What the newest report of each kind says; null when there is none, or its set has no such requirement. */
  selfAssessment: AnswerOnDay | null;
  evaluation: AnswerOnDay | null;
}

export interface LevelOnDay {
  product: string;
  name: string;
  /** Null before it was admitted. */
  status: ProductStatus | null;
  /** The level that was decided; null when none was. */
  level: Level | null;
  /** The first day on that level without a break. */
  since: string | null;
  /** The level that the newest evaluation suggests; null is below the sandbox, or not evaluated. */
  suggested: Level | null;
  evaluatedOn: string | null;
  /** The last day on which the next evaluation is in time; null when the product is not in the portfolio. */
  dueBy: string | null;
  overdue: boolean;
  illustrative: boolean;
}
export interface LevelInFull extends LevelOnDay, AsOf {
  selfAssessment: ReportOnDay | null;
  evaluation: EvaluationOnDay | null;
  /** Every level that was decided by the day, the newest first. */
  levels: FixedLevel[];
  requirements: RequirementOnDay[];
}
export interface LevelsOnDay extends AsOf {
  products: LevelOnDay[];
  illustrative: boolean;
}

interface ProductRow {
  product: string;
  name: string;
  status: ProductStatus | null;
  admitted_on: string | null;
  known: boolean;
  illustrative: boolean;
}
type FixedRow = Omit<FixedLevel, 'departs'> & { product: string };
interface ReportRow {
  product: string;
  kind: 'self_assessment' | 'evaluation';
  id: string;
  on: string;
  event: string;
  set: string;
  answers: Answer[];
  requirements: Requirement[];
  assessment: string | null;
  conclusion: string | null;
  illustrative: boolean;
}

/**
 * Products and their status on the day. One is known from the first day of its admission or of anything recorded here:
 * it may have been evaluated before it was admitted.
 */
const productsOn = (sql: Sql, asOf: AsOf, which: Fragment): Promise<ProductRow[]> => sql<ProductRow[]>`
  select p.product_id as product, n.name, s.status, a.eff as admitted_on,
    s.status is not null or exists (
      select from ${sql(t.report)} where product_id = p.product_id and ${until(sql, asOf)}) as known,
    coalesce(s.illustrative, n.illustrative) as illustrative
  from (select distinct product_id from ${sql(t.product)} where pos <= ${asOf.position} and ${which}) p
  cross join lateral (
    select name, illustrative from ${sql(t.product)}
    where product_id = p.product_id and name is not null and pos <= ${asOf.position}
    order by eff > ${asOf.validOn}::date, abs(eff - ${asOf.validOn}::date), pos desc limit 1) n
  left join lateral (
    select status, illustrative from ${sql(t.product)} where product_id = p.product_id and ${until(sql, asOf)}
    order by eff desc, pos desc limit 1) s on true
  left join lateral (
    select eff from ${sql(t.product)} where product_id = p.product_id and status = 'admitted' and ${until(sql, asOf)}
    order by eff desc, pos desc limit 1) a on true
  order by p.product_id`;

/** Levels decided by the day, the newest first. */
const fixedOn = (sql: Sql, asOf: AsOf, which: Fragment): Promise<FixedRow[]> => sql<FixedRow[]>`
  select product_id as product, level, suggested, eff as "on", event_id as event, evaluation_id as evaluation,
    decision_ref as "decisionRef", reason, illustrative
  from ${sql(t.fixed)} where ${until(sql, asOf)} and ${which} order by eff desc, pos desc`;

/** The newest report of each kind, with the requirements it answers. */
const reportsOn = (sql: Sql, asOf: AsOf, which: Fragment, kind: Fragment): Promise<ReportRow[]> => sql<ReportRow[]>`
  select r.product_id as product, r.kind, r.report_id as id, r.eff as "on", r.event_id as event, r.set_id as set,
    r.answers, r.assessment_id as assessment, r.conclusion, s.requirements, r.illustrative or s.illustrative as illustrative
  from (
    select distinct on (product_id, kind) * from ${sql(t.report)} where ${until(sql, asOf)} and ${which} and ${kind}
    order by product_id desc, kind desc, eff desc, pos desc) r
  join ${sql(t.requirement_set)} s on s.set_id = r.set_id`;

/** The first day of the level's unbroken run, from levels with the newest first. */
function sinceOf(fixed: readonly FixedRow[]): string | null {
  const before = fixed.findIndex(({ level }) => level !== fixed[0]!.level);
  return fixed.at(before < 0 ? -1 : before - 1)?.on ?? null;
}

function levelOn(
  { validOn }: AsOf,
  { product, name, status, admitted_on: admittedOn, illustrative }: ProductRow,
  fixed: readonly FixedRow[],
  evaluation: ReportRow | undefined,
): LevelOnDay {
  const evaluatedOn = evaluation?.on ?? null;
  // A product that never was evaluated is due as long after its admission as any other is after its last evaluation.
  const last = [evaluatedOn, admittedOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  const dueBy = status === 'admitted' && last !== undefined ? monthsFrom(last, MONTHS_BETWEEN_EVALUATIONS) : null;
  return {
    ...{ product, name, status, level: fixed[0]?.level ?? null, since: sinceOf(fixed) },
    suggested: evaluation ? suggestedLevel(findings(evaluation.requirements, evaluation.answers)) : null,
    evaluatedOn,
    dueBy,
    overdue: dueBy !== null && dueBy < validOn,
    illustrative: illustrative || anyInvented([...fixed, evaluation ?? null]),
  };
}

function reportOn({ id, on, event, set, illustrative }: ReportRow, found: readonly Finding[]): ReportOnDay {
  const themes = [...new Set(found.map(({ requirement }) => requirement.theme))];
  const among = (wanted: (requirement: Requirement) => boolean): Totals =>
    totalsOf(found.filter(({ requirement }) => wanted(requirement)));
  return {
    ...{ id, on, event, set },
    totals: totalsOf(found),
    perLevel: LEVELS.map((level) => ({ level, ...among((each) => each.level === level) })),
    perTheme: themes.map((theme) => ({ theme, ...among((each) => each.theme === theme) })),
    suggested: suggestedLevel(found),
    illustrative,
  };
}

/** Answers by id side by side: an id keeps its meaning from one version of the requirements to the next. */
function sideBySide(assessed: readonly Finding[], evaluated: readonly Finding[]): RequirementOnDay[] {
  const idOf = ({ requirement }: Finding): string => requirement.id;
  const [mine, theirs] = [assessed, evaluated].map((found) => new Map(found.map((each) => [idOf(each), each])));
  const rows = [...evaluated, ...assessed.filter((each) => !theirs!.has(idOf(each)))];
  const answerOf = (finding: Finding | undefined): AnswerOnDay | null => {
    if (!finding) return null;
    const { requirement: _, ...answer } = finding;
    return answer;
  };
  return rows.map(({ requirement }) => ({
    ...requirement,
    selfAssessment: answerOf(mine!.get(requirement.id)),
    evaluation: answerOf(theirs!.get(requirement.id)),
  }));
}

/**
 * A product's level on a day: what was decided, since when and by which decision, what the newest evaluation suggests,
 * and each requirement with what the product and the secretariat say of it.
 */
export class GetProductLevel extends AsOfQuery<LevelInFull> {
  constructor(
    readonly productId: string,
    when: When = {},
  ) {
    super(when);
  }
}

export const getProductLevel = answers(GetProductLevel, productLevels, async (sql, asOf, { productId }) => {
  const which: Fragment = sql`product_id = ${productId}`;
  const [[found], fixed, reports] = await Promise.all([
    productsOn(sql, asOf, which),
    fixedOn(sql, asOf, which),
    reportsOn(sql, asOf, which, sql`true`),
  ]);
  if (!found?.known) throw notFound('product', 'produkt', productId);
  const newest = (kind: ReportRow['kind']): ReportRow | undefined => reports.find((each) => each.kind === kind);
  const [own, evaluation] = [newest('self_assessment'), newest('evaluation')];
  const [assessed, evaluated] = [own, evaluation].map((each) =>
    each ? findings(each.requirements, each.answers) : [],
  );
  const level = levelOn(asOf, found, fixed, evaluation);
  return {
    ...asOf,
    ...level,
    selfAssessment: own ? reportOn(own, assessed!) : null,
    evaluation: evaluation
      ? {
          ...reportOn(evaluation, evaluated!),
          assessment: evaluation.assessment,
          conclusion: evaluation.conclusion!,
        }
      : null,
    levels: fixed.map(({ product: _, ...each }) => ({ ...each, departs: each.level !== each.suggested })),
    requirements: sideBySide(assessed!, evaluated!),
    illustrative: level.illustrative || anyInvented([own ?? null]),
  };
});

/** The level of every product on a day, and which of them are due for an evaluation. */
export class ListProductLevels extends AsOfQuery<LevelsOnDay> {
  constructor(
    readonly filter: { status?: ProductStatus; overdue?: boolean } = {},
    when: When = {},
  ) {
    super(when);
  }
}

export const listProductLevels = answers(ListProductLevels, productLevels, async (sql, asOf, { filter }) => {
  const all: Fragment = sql`true`;
  const [products, fixed, evaluations] = await Promise.all([
    productsOn(sql, asOf, all),
    fixedOn(sql, asOf, all),
    reportsOn(sql, asOf, all, sql`kind = 'evaluation'`),
  ]);
  const known = products.filter((each) => each.known);
  if (known.length === 0) throw noHistory();
  const listed = known
    .map((each) => {
      const of = <Row extends { product: string }>(row: Row): boolean => row.product === each.product;
      return levelOn(asOf, each, fixed.filter(of), evaluations.find(of));
    })
    .filter(({ status, overdue }) => status === (filter.status ?? status) && overdue === (filter.overdue ?? overdue));
  return { ...asOf, products: listed, illustrative: anyInvented(listed) };
});
