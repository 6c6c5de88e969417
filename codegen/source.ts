import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RuleSet } from './endpoint-rules.ts';
import { BOTOCORE_VERSION } from './services.ts';

/** botocore's service description as it lies in the package; only the parts that codegen reads are typed. */
export interface BotocoreModel {
  metadata: Record<string, unknown>;
  operations: Record<string, Record<string, unknown>>;
  shapes: Record<string, BotocoreShape>;
}
export type BotocoreShape = Record<string, unknown> & { type: string };

const cache = path.join(import.meta.dirname, '..', '.cache', `botocore-${BOTOCORE_VERSION}`);

/** Reads one service's model from the pinned botocore release, which pip fetches once into `.cache`. */
export const readBotocoreModel = (service: string, apiVersion: string): BotocoreModel =>
  read(service, apiVersion, 'service-2') as BotocoreModel;

export const readEndpointRules = (service: string, apiVersion: string): RuleSet =>
  read(service, apiVersion, 'endpoint-rule-set-1') as RuleSet;

/** Every service of the release with the newest version of its API, by name. */
export function botocoreServices(): { readonly service: string; readonly apiVersion: string }[] {
  fetchBotocore();
  const data = path.join(cache, 'botocore', 'data');
  return readdirSync(data, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: service }) => {
      const versions = readdirSync(path.join(data, service)).filter((version) =>
        existsSync(path.join(data, service, version, 'service-2.json.gz')),
      );
      return { service, apiVersion: versions.sort().at(-1) ?? '' };
    })
    .filter(({ apiVersion }) => apiVersion !== '')
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}

function read(service: string, apiVersion: string, name: string): unknown {
  fetchBotocore();
  const file = path.join(cache, 'botocore', 'data', service, apiVersion, `${name}.json.gz`);
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
}

/** Unpacked beside and renamed, so that a fetch that was cut off never counts as done. */
function fetchBotocore(): void {
  if (existsSync(path.join(cache, 'botocore', 'data'))) return;
  const fresh = `${cache}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  execFileSync(
    'python3',
    ['-m', 'pip', 'download', '--quiet', '--no-deps', '-d', fresh, `botocore==${BOTOCORE_VERSION}`],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const wheel = readdirSync(fresh).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error(`pip left no wheel of botocore ${BOTOCORE_VERSION} in ${fresh}`);
  execFileSync('python3', ['-m', 'zipfile', '-e', path.join(fresh, wheel), fresh]);
  rmSync(cache, { recursive: true, force: true });
  renameSync(fresh, cache);
}
