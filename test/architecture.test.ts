/**
 * The rooms of `src/` and who may import whom (ARCHITECTURE.md, "Rooms and rules"). A failure prints the offending line and the rule
 * that it breaks.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const src = path.join(import.meta.dirname, '..', 'src');

/** An engine is entered through these files only. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  asl: ['index.ts'],
  events: ['bus.ts'],
  reconcile: ['reconciler.ts', 'loop.ts'],
  serving: ['serving.ts', 'create.ts'],
};
const doorsOf = (engine: string): readonly string[] => DOORS[engine] ?? ['door.ts'];

interface Import {
  /** Path of the importing file below `src/`, with forward slashes. */
  readonly from: string;
  readonly line: number;
  readonly text: string;
  /** Path below `src/` of what is imported; a package's or `node:` name stays as it is. */
  readonly to: string;
  readonly local: boolean;
}

interface Rule {
  readonly says: string;
  readonly applies: (from: string) => boolean;
  readonly allows: (one: Import) => boolean;
}

const room = (name: string) => (file: string) => file.startsWith(`${name}/`);
const inAny = (file: string, ...prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => file.startsWith(prefix));
const isPort = (file: string): boolean => /^storage\/[^/]+\.ts$/.test(file);
const isDoor = (file: string): boolean => {
  const [, engine = '', ...rest] = file.split('/');
  return file.startsWith('engines/') && doorsOf(engine).includes(rest.join('/'));
};
const sameFolder = (a: string, b: string, depth: number): boolean =>
  a.split('/').slice(0, depth).join('/') === b.split('/').slice(0, depth).join('/');

/** SageMaker's runtime serves what its control plane keeps, so it reads that one's records. */
const isDataPlane = (from: string, to: string): boolean =>
  from.startsWith('services/sagemaker-runtime/') && /^services\/sagemaker\/[^/]+\/record\.ts$/.test(to);

/** A kind is a folder with a record.ts; what several kinds share (job-life, hosting) has none. */
function isInKind(file: string): boolean {
  const folder = /^services\/sagemaker\/[^/]+\//.exec(file)?.[0];
  return folder !== undefined && existsSync(path.join(src, folder, 'record.ts'));
}

const RULES: readonly Rule[] = [
  {
    says: 'platform imports node: and tiny libraries only',
    applies: room('platform'),
    allows: ({ to, local }) => (local ? to.startsWith('platform/') : to.startsWith('node:') || to === 'pino'),
  },
  {
    says: 'models import models and platform',
    applies: room('models'),
    allows: ({ to, local }) => !local || inAny(to, 'models/', 'platform/'),
  },
  {
    says: 'storage imports storage and platform',
    applies: room('storage'),
    allows: ({ to, local }) => !local || inAny(to, 'storage/', 'platform/'),
  },
  {
    says: 'engines import platform, models, storage ports and the doors of other engines',
    applies: room('engines'),
    allows: ({ from, to, local }) =>
      !local || inAny(to, 'platform/', 'models/') || isPort(to) || sameFolder(from, to, 2) || isDoor(to),
  },
  {
    says: 'services import models, platform, storage ports, the doors of engines and their own service; never wire, never an adapter',
    applies: room('services'),
    allows: ({ from, to, local }) =>
      !local ||
      inAny(to, 'models/', 'platform/') ||
      isPort(to) ||
      isDoor(to) ||
      sameFolder(from, to, 2) ||
      isDataPlane(from, to),
  },
  {
    says: 'a SageMaker kind never imports the inside of another kind: only its record.ts',
    applies: (from) => /^services\/sagemaker\/[^/]+\//.test(from),
    allows: ({ from, to }) => !isInKind(to) || sameFolder(from, to, 3) || to.endsWith('/record.ts'),
  },
  {
    says: 'wire imports wire, models and platform; it does not know what SageMaker is',
    applies: room('wire'),
    allows: ({ to, local }) => !local || inAny(to, 'wire/', 'models/', 'platform/'),
  },
  {
    says: 'the command line imports platform only',
    applies: room('cli'),
    allows: ({ to, local }) => !local || inAny(to, 'cli/', 'platform/'),
  },
  {
    says: 'a pure folder does no I/O: of node: only node:crypto, for hashes',
    applies: (from) => inAny(from, 'engines/asl/'),
    allows: ({ to }) => !to.startsWith('node:') || to === 'node:crypto',
  },
];

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(src, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    const target = match[1] ?? '';
    const local = target.startsWith('.');
    const to = local ? path.posix.normalize(path.posix.join(path.posix.dirname(file), target)) : target;
    const line = text.slice(0, match.index).split('\n').length;
    found.push({ from: file, line, text: match[0], to, local });
  }
  return found;
}

const files = globSync('**/*.ts', { cwd: src }).filter((file) => !file.startsWith('models/generated/'));
const shipped = files.filter((file) => !isTestFile(file));

/** Tests and their helpers may open real adapters and look inside. */
function isTestFile(file: string): boolean {
  return /\.test\.ts$|(^|\/)(test-support|testing|harness|conformance|crash-[a-z]+)(\/|\.ts$|\.test)/.test(file);
}

test('there is something to check', () => {
  assert.ok(shipped.length > 20, `only ${shipped.length} files below ${src}`);
});

for (const rule of RULES) {
  test(rule.says, () => {
    const offences = shipped
      .filter(rule.applies)
      .flatMap(importsOf)
      .filter((one) => !rule.allows(one))
      .map((one) => `src/${one.from}:${one.line}  imports ${one.to}`);
    assert.deepEqual(offences, [], `${rule.says}:\n${offences.join('\n')}`);
  });
}

test('the pure language core asks for no time and no chance', () => {
  const offences = shipped
    .filter((file) => file.startsWith('engines/asl/'))
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random\(|setTimeout\(|randomUUID\(/.test(
        readFileSync(path.join(src, file), 'utf8'),
      ),
    );
  assert.deepEqual(offences, []);
});

/** What they read was written by this project, with keys of its own; or runs as a program by itself. */
const PLAIN_JSON: ReadonlySet<string> = new Set([
  'app/root-key.ts',
  'app/version.ts',
  'engines/functions/bootstrap-node.ts',
  'engines/jobs/images/describe.ts',
  'engines/jobs/images/environment.ts',
  'engines/jobs/runners/process/state.ts',
  'engines/workflow/stops.ts',
  'engines/workflow/tokens.ts',
  'models/catalogue.ts',
  'models/load.ts',
  'platform/json.ts',
  'services/states/execution/history.ts',
]);

test('what users wrote is read by parseJson, which says why', () => {
  const offences = shipped
    .filter((file) => !PLAIN_JSON.has(file))
    .filter((file) => /\bJSON\.parse\(/.test(readFileSync(path.join(src, file), 'utf8')));
  assert.deepEqual(offences, []);
});

test('no file grows past 800 lines', () => {
  const long = shipped.filter((file) => readFileSync(path.join(src, file), 'utf8').split('\n').length > 800);
  assert.deepEqual(long, []);
});
