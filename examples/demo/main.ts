/**
 * `npm run demo`: starts a server and, as any AWS client would, runs two state machines on it: the whole way from a table to an
 * endpoint, and the seed's four-host training. Ends with 0 only where every figure was checked.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { binaryClassification, type Result as Classification } from './binary-classification.ts';
import { openClients } from './clients.ts';
import { stateOfTheUnion } from './corpus.ts';
import { docSearch, type Result as Search } from './doc-search.ts';
import { imageCache, startServer } from './server.ts';
import { facts, green, heading, line, red } from './terminal.ts';

const main = path.join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const python = process.env['SAGEBRUSH_TEST_PYTHON'] ?? 'python3';

/** What a sound model must reach: the table is known to be separable to about 97 %. */
const MIN_ACCURACY = 0.93;
/** A word and the ones of which at least one must be near. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  army: ['navy', 'regular', 'officers', 'forces', 'naval'],
  tax: ['taxes', 'cuts', 'income', 'cut', 'rates'],
  nuclear: ['weapons', 'arms', 'missiles', 'test', 'missile'],
  school: ['students', 'schools', 'teachers', 'college', 'kids', 'elementary', 'children'],
};

const checks: { readonly what: string; readonly holds: boolean }[] = [];
const check = (what: string, holds: boolean): void => void checks.push({ what, holds });

heading('Images');
const install = spawnSync(process.execPath, [main, 'images', 'install'], {
  stdio: 'inherit',
  env: { ...process.env, SAGEBRUSH_IMAGE_CACHE: imageCache },
});
if (install.status !== 0) process.exit(1);

const server = await startServer();
line(`sagebrush up: ${server.url}`);
const clients = openClients(server.url);
const begun = performance.now();
let classification: Classification;
let search: Search;
const durations: Record<string, number> = {};
try {
  heading('From a table to an endpoint');
  classification = await timed('from a table to an endpoint', () => binaryClassification(clients, breastCancerTable()));
  heading("The seed's training: BlazingText on four hosts");
  search = await timed('four-host training', () => docSearch(clients, stateOfTheUnion(python), Object.keys(EXPECTED)));
} catch (error) {
  line(red(error instanceof Error ? error.message : String(error)));
  await server.stop();
  process.exit(1);
}
await server.stop();

check(`held-out accuracy is at least ${MIN_ACCURACY}`, classification.accuracy >= MIN_ACCURACY);
check('the endpoint answers what the transform job wrote', classification.disagreements === 0);
check(
  'the training reported its metrics',
  classification.metrics.some(({ name, value }) => name === 'validation:error' && value < 0.15),
);
check('the model is a tar.gz in S3', classification.modelUri.endsWith('/output/model.tar.gz'));
check('four hosts wrote a log stream each', search.hosts === 4);
check('vectors have 300 dimensions', search.dimensions === 300 && search.words > 5_000);
check('the interim data is gone', search.interimDataGone);
for (const { word, nearest } of search.neighbours) {
  check(
    `words near "${word}" make sense`,
    nearest.some((near) => EXPECTED[word]?.includes(near)),
  );
}

heading('Summary');
facts([
  ['held-out accuracy', `${(100 * classification.accuracy).toFixed(1)} % of ${classification.heldOut} rows`],
  ['training metrics', classification.metrics.map(({ name, value }) => `${name} ${value}`).join(', ')],
  ...classification.predictions.map(({ probability, truth }, row): [string, string] => [
    `endpoint, row ${row + 1}`,
    `${probability.toFixed(4)} benign; it is ${truth === 1 ? 'benign' : 'malignant'}`,
  ]),
  ['model', classification.modelUri],
  ['predictions', classification.predictionsUri],
  ...search.neighbours.map(({ word, nearest }): [string, string] => [`near "${word}"`, nearest.join(', ')]),
  [
    'word vectors',
    `${search.words.toLocaleString('en-US')} words, ${search.dimensions} dimensions, ${search.hosts} hosts: ${search.modelUri}`,
  ],
  ...Object.entries(durations).map(([name, ms]): [string, string] => [name, `${(ms / 1000).toFixed(1)} s`]),
  ['all of it', `${((performance.now() - begun) / 1000).toFixed(1)} s`],
]);
heading('Checks');
for (const { what, holds } of checks) process.stdout.write(`  ${holds ? green('✓') : red('✗')} ${what}\n`);
process.exit(checks.every(({ holds }) => holds) ? 0 : 1);

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  durations[name] = performance.now() - start;
  return result;
}

/** The table that scikit-learn ships, out of the image that was just installed. */
function breastCancerTable(): string {
  const result = spawnSync(process.execPath, [main, 'images', 'path', 'sagemaker-scikit-learn'], {
    encoding: 'utf8',
    env: { ...process.env, SAGEBRUSH_IMAGE_CACHE: imageCache },
  });
  const [table] = globSync(
    path.join(
      result.stdout.trim(),
      'lib',
      'python3*',
      'site-packages',
      'sklearn',
      'datasets',
      'data',
      'breast_cancer.csv',
    ),
  );
  if (table === undefined) throw new Error('scikit-learn has no breast_cancer.csv');
  return table;
}
