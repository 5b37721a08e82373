// SPDX-License-Identifier: MPL-2.0
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const read = (path: string): string => readFileSync(path, 'utf8');
const given = {
  dockerfile: read('docker/Dockerfile'),
  compose: read('docker/compose.yaml'),
  example: read('docker/.env.example'),
  ignore: read('.dockerignore'),
  guide: read('docs/deployment.md'),
};
type Files = typeof given;

interface Rule {
  name: string;
  /** @returns what is wrong, in a few words each. */
  check(files: Files): string[];
  /** The same files with a fault that the rule has to find. */
  plant(files: Files): Files;
}

const SECRET = /pass|secret|token|credential|private|DATABASE_URL|EVENTSTORE_URL/i;
const without = (text: string, part: string | RegExp): string => {
  const less = text.replace(part, '');
  if (less === text) throw new Error(`there is no ${String(part)} to leave out`);
  return less;
};
const missing = (text: string, ...parts: RegExp[]): string[] =>
  parts.filter((part) => !part.test(text)).map((part) => `no ${part.source}`);

/** Instructions, continued lines joined. */
const instructions = (dockerfile: string): string[] =>
  dockerfile
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');

const onDockerfile = (
  name: string,
  check: (lines: string[], text: string) => string[],
  fault: string | RegExp,
): Rule => ({
  name: `The Dockerfile ${name}`,
  check: ({ dockerfile }) => check(instructions(dockerfile), dockerfile),
  plant: (files) => ({ ...files, dockerfile: without(files.dockerfile, fault) }),
});

const dockerfileRules: Rule[] = [
  onDockerfile(
    'starts from images of a certain version',
    (lines) => {
      const stages = lines.flatMap((line) => / AS (\S+)$/.exec(line)?.[1] ?? []);
      const base = lines.flatMap((line) => /^ARG NODE_IMAGE=(.*)$/.exec(line)?.[1] ?? []);
      const from = lines.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? []);
      return from
        .map((image) => (image === '${NODE_IMAGE}' ? (base[0] ?? '') : image))
        .filter((image) => !stages.includes(image) && (!/:[\w.-]*\d/.test(image) || image.endsWith(':latest')));
    },
    ':22-bookworm-slim',
  ),
  onDockerfile(
    'runs nothing as root',
    (lines) => {
      const last = lines.findLast((line) => line.startsWith('USER '));
      return /^USER [1-9]\d*:[1-9]\d*$/.test(last ?? '') ? [] : [last ?? 'no USER'];
    },
    /^USER .*\n/m,
  ),
  onDockerfile(
    'says how to tell whether the program is alive',
    (lines) => missing(lines.join('\n'), /^HEALTHCHECK .*\/health\/live/m),
    /HEALTHCHECK [\s\S]*?\]\n/,
  ),
  onDockerfile(
    'installs what the lock file says, runs no foreign scripts, and leaves tools out',
    (lines) => [
      ...missing(lines.join('\n'), /^RUN npm ci --ignore-scripts/m, /^RUN npm prune .*--omit=dev/m),
      ...lines.filter((line) => /npm (install|i|update)\b|^ADD |curl|wget/.test(line)),
    ],
    /^RUN npm prune.*\n/m,
  ),
  onDockerfile(
    'ships each program as the process that hears signals',
    (lines) =>
      missing(
        lines.join('\n'),
        /^FROM runtime AS projector\nCMD \["node", "dist\/apps\/projector\/src\/main\.js", "run"\]/m,
        /^FROM runtime AS api\nCMD \["node", "dist\/apps\/api\/src\/main\.js"\]/m,
        /^STOPSIGNAL SIGTERM$/m,
      ),
    /"run"/,
  ),
  {
    name: 'The Dockerfile holds no secret and no address of a database',
    check: ({ dockerfile }) => instructions(dockerfile).filter((line) => /^(ENV|ARG) /.test(line) && SECRET.test(line)),
    plant: (files) => ({ ...files, dockerfile: `${files.dockerfile}ENV DATABASE_URL=postgres://a:b@c/d\n` }),
  },
  {
    name: 'The build sees nothing but what it names',
    check: ({ ignore }) => {
      const allowed = ignore.split('\n').filter((line) => line.startsWith('!'));
      return [
        ...missing(ignore, /^\*$/m, /^\*\*\/\.env\*$/m),
        ...allowed.filter((line) => /\.git$|docker|\.env|faellesbog/.test(line)),
      ];
    },
    plant: (files) => ({ ...files, ignore: without(files.ignore, /^\*\n/m) }),
  },
];

const depthOf = (line: string): number => line.length - line.trimStart().length;

/** What belongs to a line: those after it that stand further in. */
function below(lines: readonly string[], index: number): string {
  const rest = lines.slice(index + 1);
  const end = rest.findIndex((line) => line.trim() !== '' && depthOf(line) <= depthOf(lines[index]!));
  return `${rest.slice(0, end < 0 ? rest.length : end).join('\n')}\n`;
}

/** Each service's text together with that of everything it refers to. */
function services(compose: string): Map<string, string> {
  const lines = compose.split('\n');
  const anchors = new Map<string, string>();
  lines.forEach((line, index) => {
    const name = / &([\w-]+)$/.exec(line)?.[1];
    if (name) anchors.set(name, below(lines, index));
  });
  const whole = (text: string): string =>
    text + [...text.matchAll(/: \*([\w-]+)/g)].map(([, name]) => whole(anchors.get(name!) ?? '')).join('');
  const own = below(lines, lines.indexOf('services:')).split('\n');
  return new Map(
    own.flatMap((line, index) => {
      const name = /^ {2}([\w-]+):/.exec(line)?.[1];
      return name ? [[name, whole(below(own, index))] as const] : [];
    }),
  );
}

const onServices = (
  name: string,
  check: (text: string, service: string) => string[],
  plant: (compose: string) => string,
): Rule => ({
  name: `Every service ${name}`,
  check: ({ compose }) =>
    [...services(compose)].flatMap(([service, text]) => check(text, service).map((what) => `${service}: ${what}`)),
  plant: (files) => ({ ...files, compose: plant(files.compose) }),
});

const composeRules: Rule[] = [
  onServices(
    'can change nothing of its own and gain no right',
    (text) => missing(text, /read_only: true/, /cap_drop: \[ALL\]/, /no-new-privileges:true/),
    (compose) => without(compose, '    <<: *guarded\n    profiles: [postgres, cluster]\n'),
  ),
  onServices(
    'runs as an account without rights, but for the one that hands out keys',
    (text, service) => (service === 'certificates' ? [] : missing(text, /user: '[1-9]\d*:[1-9]\d*'/)),
    (compose) => without(compose, "    user: '999:999'\n"),
  ),
  onServices(
    'has limits, comes back after a failure, and says whether it is well',
    (text, service) =>
      missing(text, /limits: \{ cpus: .*memory: .*pids: /, /restart: /).concat(
        service === 'certificates' ? [] : missing(text, /healthcheck:/),
      ),
    (compose) => without(compose, /healthcheck: &ready\n( {4}.*\n)+/),
  ),
  onServices(
    'is of a certain version',
    (text) => {
      const image = /image: (?:\$\{\w+:-)?([^}\n]+)/.exec(text)?.[1] ?? 'no image';
      return /^faellesbog-(api|projector)$|:[\w.-]*\d/.test(image) && !image.endsWith(':latest') ? [] : [image];
    },
    (compose) => compose.replace('postgres:18-bookworm', 'postgres:latest'),
  ),
  onServices(
    'waits for what it needs until that is well',
    (text, service) =>
      ['postgres', 'certificates'].includes(service)
        ? []
        : missing(text, /condition: service_(healthy|completed_successfully)/),
    (compose) => compose.replaceAll('{ condition: service_healthy }', '{ condition: service_started }'),
  ),
  onServices(
    'is published on loopback only, unless somebody says otherwise, and the databases never',
    (text, service) => [
      ...[...text.matchAll(/^ +ports: (.*)$/gm)]
        .map(([, ports]) => ports!)
        .filter((ports) => !ports.startsWith("['${FAELLESBOG_BIND:-127.0.0.1}:")),
      ...(/^(postgres|eventstore-\d)$/.test(service) && !/networks: \[books\]/.test(text) ? ['is not inside'] : []),
    ],
    (compose) => compose.replace('${FAELLESBOG_BIND:-127.0.0.1}', '0.0.0.0'),
  ),
  {
    name: 'Every setting of the compose file is explained, and no secret has a value',
    check: ({ compose, example, guide }) => {
      const used = new Set([...compose.matchAll(/\$\{(\w+)/g)].map(([, name]) => name!));
      const shown = new Map([...example.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
      return [
        ...[...used].filter((name) => (name.endsWith('_IMAGE') ? !guide.includes(`\`${name}\``) : !shown.has(name))),
        ...[...shown.keys()].filter((name) => !used.has(name)),
        ...[...shown].filter(([name, value]) => SECRET.test(name) && value !== '').map(([name]) => name),
      ];
    },
    plant: (files) => ({
      ...files,
      example: files.example.replace('DATABASE_PASSWORD=', 'DATABASE_PASSWORD=changeme'),
    }),
  },
];

describe('The containers', () => {
  const rules = [...dockerfileRules, ...composeRules];

  it.each(rules)('$name', ({ check }) => {
    expect(check(given)).toEqual([]);
  });

  it.each(rules)('that do not are caught: $name', ({ check, plant }) => {
    expect(check(plant(given))).not.toEqual([]);
  });

  it('are all looked at', () => {
    expect([...services(given.compose).keys()].sort()).toEqual([
      ...['api', 'api-1', 'api-2', 'certificates', 'eventstore-1', 'eventstore-2', 'eventstore-3'],
      ...['postgres', 'projector-1', 'projector-2', 'proxy'],
    ]);
  });
});

/** Compose as it is installed here, as a plugin of the client or by itself. It needs no engine to check a file. */
const composeHere = [['docker', 'compose'], ['docker-compose']].find(([program, ...first]) => {
  const { stdout } = spawnSync(program!, [...first, 'version', '--short'], { encoding: 'utf8' });
  return /^v?([2-9]|\d\d)\./.test(stdout ?? '');
});
if (!composeHere) process.stdout.write('skipped: docker compose is not installed, so it did not check the file\n');

(composeHere ? describe : describe.skip)('Docker Compose', () => {
  const [program, ...first] = composeHere ?? [''];
  const folder = mkdtempSync(join(tmpdir(), 'faellesbog-compose-'));
  const settings = join(folder, 'env');
  const issuer = given.example.replace(/^OIDC_ISSUER=$/m, 'OIDC_ISSUER=https://issuer.example.org');
  const passwords = (text: string): string => text.replace(/^(\w+PASSWORD)=$/gm, '$1=0123456789abcdef');
  writeFileSync(settings, passwords(issuer));
  afterAll(() => rmSync(folder, { recursive: true }));
  const config = (profile: string, env: string, ...more: string[]) =>
    spawnSync(
      program!,
      [...first, '-f', 'docker/compose.yaml', '--env-file', env, '--profile', profile, 'config', ...more],
      { encoding: 'utf8' },
    );

  it.each([
    ['postgres', 'api postgres'],
    [
      'cluster',
      'api-1 api-2 certificates eventstore-1 eventstore-2 eventstore-3 postgres projector-1 projector-2 proxy',
    ],
  ])('understands the profile %s', (profile, names) => {
    const { status, stdout, stderr } = config(profile, settings, '--services');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim().split('\n').sort().join(' ')).toBe(names);
  });

  // One is left out at a time: of several that are missing it names any.
  it.each([
    ['a password', issuer, /_PASSWORD is missing/],
    ['an issuer', passwords(given.example), /OIDC_ISSUER is missing/],
  ])('refuses to start without %s', (_what, text, names) => {
    const lacking = join(folder, 'lacking');
    writeFileSync(lacking, text);
    const { status, stderr } = config('postgres', lacking, '--quiet');
    expect(status).not.toBe(0);
    expect(stderr).toMatch(names);
  });
});
