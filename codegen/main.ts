/**
 * Generates `src/models/generated` and `src/models/catalogue` from botocore's models: `npm run gen`. With `--check` it writes nothing and
 * exits 1 where a file is not what it would write (CI: `npm run gen:check`).
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { ApiModel, ServiceKey, ServiceModel } from '../src/models/model.ts';
import { catalogue } from './catalogue.ts';
import { compact } from './compact.ts';
import { applyPatches, type Patches } from './patches.ts';
import { SERVICES } from './services.ts';
import { readBotocoreModel } from './source.ts';
import { writeTypes } from './typescript.ts';

const target = path.join(import.meta.dirname, '..', 'src', 'models', 'generated');
const catalogueFolder = path.join(import.meta.dirname, '..', 'src', 'models', 'catalogue');
const patchFile = path.join(import.meta.dirname, '..', 'src', 'models', 'patches.json');
const checking = process.argv.includes('--check');
const patches = JSON.parse(readFileSync(patchFile, 'utf8')) as Patches;
const stale: string[] = [];

mkdirSync(target, { recursive: true });
for (const [service, apiVersion] of Object.entries(SERVICES) as [ServiceKey, string][]) {
  // The key makes it one of this server's.
  const compacted = compact(service, readBotocoreModel(service, apiVersion)) as ServiceModel;
  const model = applyPatches(compacted, patches[service] ?? []);
  emit(path.join(target, `${service}.json`), writeModel(model));
  emit(path.join(target, `${service}.ts`), writeTypes(model));
}
emitCatalogue();
if (stale.length > 0) {
  console.error(`Not current: ${stale.join(', ')}. Run \`npm run gen\` and commit the result.`);
  process.exitCode = 1;
}

/** One shape or operation a line: small to load, and a change of the API reads as a diff. */
function writeModel(model: ApiModel): string {
  const { operations, shapes, ...head } = model;
  return `${JSON.stringify(head).slice(0, -1)},\n"operations":${writeTable(operations)},\n"shapes":${writeTable(shapes)}}\n`;
}

function writeTable(entries: object): string {
  const lines = Object.entries(entries).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

/** One compressed file a service (24 MB are 2.4 so) and the index in plain text. */
function emitCatalogue(): void {
  mkdirSync(catalogueFolder, { recursive: true });
  const index: Record<string, unknown> = {};
  const files = new Set(['index.json']);
  for (const { name, entry, model } of catalogue()) {
    index[name] = entry;
    if (model === undefined) continue;
    const file = `${name}.json.br`;
    files.add(file);
    emit(path.join(catalogueFolder, file), writeModel(model));
  }
  emit(path.join(catalogueFolder, 'index.json'), `${writeTable(index)}\n`);
  for (const file of readdirSync(catalogueFolder)) {
    if (files.has(file)) continue;
    if (checking) stale.push(file);
    else rmSync(path.join(catalogueFolder, file));
  }
}

/** Compressed files are compared by what is in them: the same text compresses differently with another zlib. */
function emit(file: string, text: string): void {
  const isCompressed = file.endsWith('.br');
  if (readOrEmpty(file, isCompressed) === text) return;
  if (checking) stale.push(path.basename(file));
  else writeFileSync(file, isCompressed ? brotliCompressSync(text) : text);
}

function readOrEmpty(file: string, isCompressed: boolean): string {
  try {
    const bytes = readFileSync(file);
    return (isCompressed ? brotliDecompressSync(bytes) : bytes).toString('utf8');
  } catch {
    return '';
  }
}
