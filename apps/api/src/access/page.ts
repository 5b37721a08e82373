// SPDX-License-Identifier: MPL-2.0
import { ROLES, type ReadingArea, type Role } from '@faellesbog/governance';
import { COMMANDS, ROUTES, type Own, type Party, type Readers } from './policy.js';
import type { Route } from './routes.js';

/** The part of the API document that says what a route is for. */
type Described = Readonly<Record<string, object>>;

const NAMES: Readonly<Record<Role, readonly [en: string, da: string, of: string]>> = {
  coordinator: ['coordinator', 'koordinator, tovholder', 'an authority'],
  finance: ['finance', 'økonomi', 'an authority'],
  supplier: ['supplier', 'leverandør', 'a supplier'],
  steering_group_member: ['steering group', 'styregruppe', 'a project or product'],
  secretariat: ['secretariat', 'sekretariat, forretningsfører', 'the association'],
  board_member: ['board', 'bestyrelse', 'the association'],
  auditor: ['auditor', 'revisor', 'the association'],
  integrator: ['integrator', 'system', 'the association'],
  data_protection_officer: ['data protection officer', 'databeskyttelsesrådgiver', 'the association'],
};
const OFFICES: Readonly<Record<string, string>> = {
  'board_member:chair': 'chair of the board',
  'board_member:treasurer': 'treasurer',
  'steering_group_member:chair': 'chair of the steering group',
};
const AREAS: Readonly<Record<ReadingArea, string>> = {
  figures: 'the community in figures: members, suppliers, agreements, projects with their totals, and who uses what',
  ownership: 'products, who holds the rights to them and keeps them, and who financed them',
  decisions: 'the decision log and the bylaws',
  shares: 'who finances what with how much, amount by amount',
};
const THEIRS: Readonly<Record<Own['kind'], string>> = {
  authority: 'of their own authority',
  project: 'of projects that are theirs',
  product: 'of products that are theirs',
  person: 'of contacts and coordinators of their own authority',
  account: 'of their own account',
  trace: 'of what belongs to projects and products that are theirs',
};

const nameOf = (party: Party): string => OFFICES[party] ?? NAMES[party as Role][0];
const listed = (parties: readonly Party[]): string => parties.map(nameOf).join(', ');

function readersOf({ public: area, roles, own }: Readers): string {
  if (area === 'service') return 'everyone';
  const full = roles.length > 0 ? [listed(roles)] : [];
  const theirs = own ? [`${listed(own.roles)} ${THEIRS[own.kind]}`] : [];
  return [...full, ...theirs].join('; ');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/**
 * The page of who may do what, made from the policy itself, for somebody who reads no code.
 * @param routes every route of the service.
 * @param paths the paths of the API document: what it says that each does.
 * @returns Markdown.
 */
export function accessPage(routes: readonly Route[], paths: Described): string {
  const said = (name: string): string => summaryOf(name, paths);
  const reads = routes.filter(({ command }) => command === undefined).map(({ name }) => name);
  const rows = Object.entries(ROUTES).filter(([name]) => reads.includes(name));
  const open = rows.filter(([, { public: area }]) => area !== undefined);
  const closed = rows.filter(([, { public: area }]) => area === undefined);
  const acts = Object.entries(COMMANDS).flatMap(([command, { asks, approves, second }]) => {
    const route = routes.find((each) => each.command === command);
    const approvers = approves ? listed(approves) + (second ? `; for large amounts also ${listed(second)}` : '') : '';
    return route ? [[said(route.name), `\`${command}\``, listed(asks), approvers]] : [];
  });
  return [
    '<!-- SPDX-License-Identifier: CC-BY-SA-4.0 -->',
    '<!-- Generated from the policy by `npm run gen`. Do not edit. -->',
    '',
    '# Who may do what',
    '',
    ...INTRODUCTION,
    '## Roles',
    '',
    table(
      ['role', 'in Danish', 'is given for'],
      ROLES.map((role) => [NAMES[role][0], NAMES[role][1], NAMES[role][2]]),
    ),
    '',
    ...SCOPES,
    '## What anyone may read',
    '',
    ...PUBLIC,
    table(
      ['area', 'is'],
      Object.entries(AREAS).map(([area, what]) => [`\`${area}\``, what]),
    ),
    '',
    ...NEVER,
    table(
      ['what', 'address', 'area', 'on days on which the area is not public'],
      open.map(([name, row]) => [said(name), `\`${name}\``, areaOf(row), readersOf(row)]),
    ),
    '',
    '## What only some may read',
    '',
    table(
      ['what', 'address', 'who reads it'],
      closed.map(([name, row]) => [said(name), `\`${name}\``, readersOf(row)]),
    ),
    '',
    '## Who does what',
    '',
    ...ACTS,
    table(['what', 'command', 'who asks', 'who approves'], acts),
    '',
  ].join('\n');
}

function summaryOf(name: string, paths: Described): string {
  const [method, path] = name.split(' ') as [string, string];
  const operation = (paths[path] as Record<string, { summary?: string }> | undefined)?.[method.toLowerCase()];
  return operation?.summary?.replace(/\s+/g, ' ') ?? name;
}

const areaOf = ({ public: area }: Readers): string => (area === 'service' ? 'always open' : `\`${area}\``);

const INTRODUCTION = [
  'Every question and every change has a row in one table. What no row allows is refused; the service does not start when a question or a change has no row. This page is that table.',
  '',
  '- Who is not logged in and asks for more than is public is told to log in (401).',
  '- Who has no role for that kind of question or change is told so (403).',
  '- What lies outside the authority, project or product that a role is for **does not exist** (404), in the same words as a thing that really does not.',
  '',
];
const SCOPES = [
  'A role is held where it belongs, for as long as it was given, and until it is revoked: the log is asked on every request. A municipality acts on and reads what is its own. **Projects that are theirs**: a steering group, the project it steers; an',
  'authority, the projects it takes part in today; a supplier, those it is engaged in. **Products that are theirs**: an authority, those it keeps (forvalter), has acceded to (tilsluttet), or takes part in a project of; a supplier, those it serves; a steering group, those of its project.',
  '',
];
const PUBLIC = [
  'Anyone may read this without login, until the community decides otherwise: the secretariat proposes, the chair of the board approves which areas are public, from which day on (`POST /api/v1/public-reading`). `GET /api/v1/public-reading` tells what is public on a day.',
  '',
];
const NEVER = [
  'Never public, whatever is decided: proposals that wait for an approval, needs, projects that nobody has approved, meetings and their papers, documents, persons (not even the references by which the book knows them), roles, and the log itself.',
  '',
];
const ACTS = [
  'Where somebody approves, a change is a **proposal** until then, and nothing of it holds. Who approves is another person than all who asked for or changed it, whatever roles or accounts they have.',
  '',
  'Whatever a change names has to be theirs who asks for it: the municipality in whose name it is proposed, each of those that are to own a project, the account that lets another approve, the proposal that is approved or changed. A municipality names as its contact or coordinator a person whom it has registered; another’s person, like one that nobody registered, does not exist for it.',
  '',
];
