import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { loadModel } from './load.ts';
import type { ApiModel, CatalogueModel, ServiceKey } from './model.ts';

/**
 * Every service of AWS under the name that stands in `arn:aws:states:::aws-sdk:<name>:<action>`: those of this server, and those that
 * others have, of which the catalogue holds models that are good for calls.
 */
export interface KnownService {
  readonly name: string;
  /** What the Java SDK's exceptions are called after: `DynamoDb`, `CloudWatchLogs`. */
  readonly sdk: string;
  /** The service of this server; absent for those of others. */
  readonly own?: ServiceKey;
}

let index: ReadonlyMap<string, KnownService> | undefined;

/** @returns undefined for a name that AWS does not have. */
export function knownService(name: string): KnownService | undefined {
  index ??= readIndex();
  return index.get(name);
}

function readIndex(): ReadonlyMap<string, KnownService> {
  const entries = JSON.parse(readFileSync(file('index.json'), 'utf8')) as Record<string, Omit<KnownService, 'name'>>;
  return new Map(Object.entries(entries).map(([name, entry]) => [name, { name, ...entry }]));
}

/** So many are kept; the largest are a few megabytes in memory. */
const MOST_LOADED = 32;
const loaded = new Map<string, CatalogueModel>();

/** Reads a model of the catalogue (up to 60 ms). @throws Error for a service that it does not have */
export function loadCatalogueModel(name: string): CatalogueModel {
  const known = loaded.get(name) ?? read(name);
  // The newest stand last.
  loaded.delete(name);
  loaded.set(name, known);
  for (const oldest of loaded.keys()) {
    if (loaded.size <= MOST_LOADED) break;
    loaded.delete(oldest);
  }
  return known;
}

function read(name: string): CatalogueModel {
  const service = knownService(name);
  if (service === undefined || service.own !== undefined) throw new Error(`the catalogue has no service ${name}`);
  const text = brotliDecompressSync(readFileSync(file(`${service.name}.json.br`))).toString('utf8');
  return JSON.parse(text) as CatalogueModel;
}

export const modelOf = ({ name, own }: KnownService): ApiModel =>
  own === undefined ? loadCatalogueModel(name) : loadModel(own);

const file = (name: string): URL => new URL(`./catalogue/${name}`, import.meta.url);
