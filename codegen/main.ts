/**
 * Generates `src/models/generated` from botocore's models: `npm run gen`. With `--check` it writes nothing and exits 1 where a
 * file is not what it would write (CI: `npm run gen:check`).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ServiceKey, ServiceModel } from '../src/models/model.ts';
import { compact } from './compact.ts';
import { applyPatches, type Patches } from './patches.ts';
import { SERVICES } from './services.ts';
import { readBotocoreModel } from './source.ts';
import { writeTypes } from './typescript.ts';

const target = path.join(import.meta.dirname, '..', 'src', 'models', 'generated');
const patchFile = path.join(import.meta.dirname, '..', 'src', 'models', 'patches.json');
const checking = process.argv.includes('--check');
const patches = JSON.parse(readFileSync(patchFile, 'utf8')) as Patches;
const stale: string[] = [];

mkdirSync(target, { recursive: true });
for (const [service, apiVersion] of Object.entries(SERVICES) as [ServiceKey, string][]) {
  const model = applyPatches(compact(service, readBotocoreModel(service, apiVersion)), patches[service] ?? []);
  emit(`${service}.json`, writeModel(model));
  emit(`${service}.ts`, writeTypes(model));
}
if (stale.length > 0) {
  console.error(`Not current: ${stale.join(', ')}. Run \`npm run gen\` and commit the result.`);
  process.exitCode = 1;
}

/** One shape or operation a line: small to load, and a change of the API reads as a diff. */
function writeModel(model: ServiceModel): string {
  const { operations, shapes, ...head } = model;
  const table = (entries: object): string =>
    Object.entries(entries)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},\n"operations":{\n${table(operations)}\n},\n"shapes":{\n${table(shapes)}\n}}\n`;
}

function emit(name: string, text: string): void {
  const file = path.join(target, name);
  if (!checking) writeFileSync(file, text);
  else if (readOrEmpty(file) !== text) stale.push(name);
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
