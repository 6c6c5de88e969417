import type { Scope } from '../../platform/identity.ts';
import type { StoredRecord } from '../../storage/records.ts';
import { type LambdaDeps, refuse } from './deps.ts';
import { functionArn, type NamedFunction } from './name.ts';
import {
  type AliasDoc,
  aliasKey,
  type FunctionDoc,
  type FunctionSettings,
  functionKey,
  type VersionDoc,
  versionKey,
} from './record.ts';

export async function findFunction(deps: LambdaDeps, scope: Scope, name: string): Promise<StoredRecord<FunctionDoc>> {
  const found = await deps.store.records.get<FunctionDoc>(functionKey(scope, name));
  if (found === undefined) throw refuse.noFunction(functionArn(scope, name));
  return found;
}

export interface Target {
  readonly record: StoredRecord<FunctionDoc>;
  readonly settings: FunctionSettings;
  /** `$LATEST` or a number. */
  readonly version: string;
}

/** Follows a version or an alias. @throws ResourceNotFoundException */
export async function findTarget(deps: LambdaDeps, named: NamedFunction): Promise<Target> {
  const { scope, name, qualifier = '$LATEST' } = named;
  const record = await findFunction(deps, scope, name);
  if (qualifier === '$LATEST') return { record, settings: record.doc, version: '$LATEST' };
  let version = qualifier;
  if (!/^\d+$/.test(qualifier)) {
    const alias = await deps.store.records.get<AliasDoc>(aliasKey(scope, name, qualifier));
    if (alias === undefined) throw refuse.noFunction(functionArn(scope, name, qualifier));
    const { routing } = alias.doc;
    version = routing !== undefined && deps.ids.random() < routing.weight ? routing.version : alias.doc.version;
    if (version === '$LATEST') return { record, settings: record.doc, version };
  }
  // Keys hold numbers with leading zeros, which names of versions do not have.
  const isVersion = String(Number(version)) === version;
  const found = isVersion ? await deps.store.records.get<VersionDoc>(versionKey(scope, name, version)) : undefined;
  if (found === undefined) throw refuse.noFunction(functionArn(scope, name, qualifier));
  return { record, settings: found.doc, version };
}
