/** The pages and the code say the same: links lead somewhere, flags are described, the list of operations is the handlers'. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { createProgram } from '../src/cli/program.ts';
import { createEventBus } from '../src/engines/events/bus.ts';
import type { ServiceDefinition } from '../src/models/service.ts';
import { systemClock } from '../src/platform/clock.ts';
import { systemIds } from '../src/platform/ids.ts';
import { createLogger } from '../src/platform/log.ts';
import { createEventsService } from '../src/services/events/index.ts';
import { createIamService, createKeyStore } from '../src/services/iam/index.ts';
import { createLambdaService } from '../src/services/lambda/index.ts';
import { createLogsService } from '../src/services/logs/index.ts';
import { createS3Service } from '../src/services/s3/index.ts';
import { createSageMakerService } from '../src/services/sagemaker/index.ts';
import { createSageMakerRuntimeService } from '../src/services/sagemaker-runtime/index.ts';
import { createStatesService } from '../src/services/states/index.ts';
import { createStsService } from '../src/services/sts/index.ts';
import { openStore } from '../src/storage/sqlite/open.ts';

const root = path.join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = markdownFiles('.');

function markdownFiles(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || ['node_modules', 'dist', '__pycache__'].includes(entry.name)) return [];
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return markdownFiles(file);
    return entry.name.endsWith('.md') ? [file] : [];
  });
}

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

/** GitHub's anchor of each heading of a page. */
function anchorsOf(file: string): ReadonlySet<string> {
  const headings = readFileSync(file, 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .matchAll(/^#{1,6} (.+)$/gm);
  const slug = (title: string): string =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
  return new Set([...headings].map(([, title = '']) => slug(title)));
}

function brokenLinks(page: string, text: string): readonly string[] {
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [target = '', anchor] = link.split('#');
    const file = target === '' ? path.join(root, page) : path.join(root, path.dirname(page), target);
    if (!existsSync(file)) return true;
    return anchor !== undefined && (!statSync(file).isFile() || !anchorsOf(file).has(anchor));
  });
}

test('links between pages lead to files and headings that are there', () => {
  assert.ok(pages.includes('README.md') && pages.includes('docs/README.md'));
  const broken = pages.flatMap((page) => brokenLinks(page, read(page)).map((link) => `${page}: ${link}`));
  assert.deepEqual(broken, []);
  assert.deepEqual(brokenLinks('README.md', '[a](nowhere.md) [b](LICENSE) [c](docs/README.md#nothing)'), [
    'nowhere.md',
    'docs/README.md#nothing',
  ]);
});

test('every page of the guide is reached from its index', () => {
  const index = read('docs/README.md');
  const known = new Set([...index.matchAll(/\]\(([a-z0-9-]+\.md)\)/g)].map(([, name]) => name));
  const guide = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  assert.deepEqual(
    guide.filter((name) => !known.has(name)),
    [],
  );
});

test('every flag of `sagebrush up`, and every variable that the server reads, is described', () => {
  const unused = async (): Promise<void> => {};
  const program = createProgram('0', { up: unused, images: unused, installImages: unused, showImagePath: unused });
  const up = program.commands.find((command) => command.name() === 'up');
  assert.ok(up !== undefined);
  const flags = up.options.map((option) => option.long ?? '');
  assert.ok(flags.includes('--ephemeral'));
  const sources = execFileSync(
    'grep',
    ['-rhoE', '--include=*.ts', "SAGEBRUSH_[A-Z_]+'\\]", path.join(root, 'src/app'), path.join(root, 'src/cli')],
    { encoding: 'utf8' },
  );
  const variables = [...new Set(sources.match(/SAGEBRUSH_[A-Z_]+/g))];
  assert.ok(variables.includes('SAGEBRUSH_IMAGE_CACHE'));
  const page = read('docs/configuration.md');
  assert.deepEqual(
    [...flags, ...variables].filter((name) => !page.includes(`\`${name}`)),
    [],
  );
});

const SERVICES = {
  sagemaker: 'SageMaker',
  'sagemaker-runtime': 'SageMaker Runtime',
  states: 'Step Functions',
  s3: 'S3',
  lambda: 'Lambda',
  events: 'EventBridge',
  logs: 'CloudWatch Logs',
  iam: 'IAM',
  sts: 'STS',
} as const;

/** The services as the server has them, over a store of their own and engines that nobody asks. */
async function definitions(): Promise<Record<keyof typeof SERVICES, ServiceDefinition>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-docs-'));
  const clock = systemClock;
  const ids = systemIds;
  const log = createLogger('silent');
  const store = await openStore({ folder, clock, ids, log });
  const room = { store, clock, ids, log };
  const events = createEventBus(() => {});
  const call = (): Promise<never> => Promise.reject(new Error('nobody calls'));
  const keys = createKeyStore({ store, clock, ids });
  // Handlers are listed, never run: an engine that answers every subscription with nothing is enough.
  const idle = new Proxy({}, { get: () => () => () => {} }) as never;
  try {
    return {
      sagemaker: createSageMakerService({
        ...room,
        jobs: idle,
        serving: idle,
        transforms: idle,
        labeling: idle,
        events,
        call,
      }).definition,
      'sagemaker-runtime': createSageMakerRuntimeService({ store, serving: idle, ids }),
      states: createStatesService({ ...room, call, events }).definition,
      s3: createS3Service(room),
      lambda: createLambdaService({ ...room, call, functions: idle }).definition,
      events: createEventsService({ ...room, call, events }).definition,
      logs: createLogsService(room),
      iam: createIamService(room),
      sts: createStsService({ ...room, keys }),
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function operationsPage(): Promise<string> {
  const made = await definitions();
  const sections = Object.entries(SERVICES).map(([key, title]) => {
    // The keys of SERVICES are those of the record.
    const { model, handlers } = made[key as keyof typeof SERVICES];
    const names = Object.keys(handlers).sort();
    const all = Object.keys(model.operations).length;
    return `## ${title}\n\n${names.length} of ${all}.\n\n${names.map((name) => `\`${name}\``).join(', ')}\n`;
  });
  const head =
    "# Operations\n\nEvery operation that has a handler. Another one of these services' APIs answers `NotImplemented` (501). " +
    'This page is\nmade from the code: `UPDATE_DOCS=1 node --test test/docs.test.ts` writes it.\n\n';
  return head + sections.join('\n');
}

test('docs/operations.md lists what has a handler', async () => {
  const expected = await operationsPage();
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path.join(root, 'docs/operations.md'), expected);
  assert.equal(
    read('docs/operations.md'),
    expected,
    'UPDATE_DOCS=1 node --test test/docs.test.ts writes the page anew',
  );
});

test('every service that the server starts is on that page', () => {
  const app = readdirSync(path.join(root, 'src/app')).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const imports = app.flatMap((name) => [
    ...read(`src/app/${name}`).matchAll(/from '\.\.\/services\/([a-z0-9-]+)\/index\.ts'/g),
  ]);
  const wired = [...new Set(imports.map(([, name]) => name))];
  assert.deepEqual(wired.sort(), Object.keys(SERVICES).sort(), 'SERVICES above wants them all');
});

test('what the pages call missing has no handler, and what they call done has one', async () => {
  const made = await definitions();
  const done = new Set(Object.values(made).flatMap(({ handlers }) => Object.keys(handlers)));
  const modelled = new Set(Object.values(made).flatMap(({ model }) => Object.keys(model.operations)));
  const differences = read('docs/differences.md');
  const missing = /\*\*Not here\*\*: ([^;]+);/.exec(differences)?.[1]?.match(/[A-Z][A-Za-z]+/g) ?? [];
  assert.ok(missing.length > 0);
  for (const name of missing) {
    assert.ok(modelled.has(name), `${name} is no operation`);
    assert.ok(!done.has(name), `docs/differences.md calls ${name} missing`);
  }
  for (const page of ['README.md', 'docs/training.md', 'docs/step-functions.md', 'docs/endpoints.md']) {
    for (const name of read(page).match(
      /(?<=`)(Create|Describe|Start|Stop|Update|Invoke|Redrive)[A-Z][A-Za-z]+(?=`)/g,
    ) ?? [])
      assert.ok(done.has(name), `${page} names ${name}`);
  }
});
