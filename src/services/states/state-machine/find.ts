import type { Scope } from '../../../platform/identity.ts';
import type { StoredRecord } from '../../../storage/records.ts';
import type { Store } from '../../../storage/store.ts';
import { machineArn, readMachineArn } from '../arns.ts';
import { refuse } from '../errors.ts';
import {
  type AliasDoc,
  aliasArn,
  aliasKey,
  type MachineDoc,
  machineKey,
  type RevisionDoc,
  revisionOf,
  type VersionDoc,
  versionArn,
  versionKey,
} from './record.ts';

/** What an ARN of a state machine, a version or an alias leads to. */
export interface Target {
  readonly machine: StoredRecord<MachineDoc>;
  /** Without version or alias. */
  readonly machineArn: string;
  readonly revisionName: string;
  readonly version?: StoredRecord<VersionDoc>;
  readonly versionArn?: string;
  readonly aliasArn?: string;
}

/** Whether the ARN lies in the caller's account and Region. */
export const isOwn = (scope: Scope, arn: { readonly scope: Scope }): boolean =>
  arn.scope.accountId === scope.accountId && arn.scope.region === scope.region;

/** @throws InvalidArn, StateMachineDoesNotExist */
export async function findMachine(store: Store, scope: Scope, text: string): Promise<StoredRecord<MachineDoc>> {
  const arn = readMachineArn(text);
  const found = isOwn(scope, arn) ? await store.records.get<MachineDoc>(machineKey(scope, arn.name)) : undefined;
  if (found === undefined || arn.qualifier !== undefined) throw refuse.noMachine(text);
  return found;
}

/**
 * Follows an ARN to a definition: the current revision, a version's, or the one that an alias's weights pick.
 * @param random in [0, 1).
 * @throws InvalidArn, StateMachineDoesNotExist
 */
export async function findTarget(store: Store, scope: Scope, text: string, random: () => number): Promise<Target> {
  const arn = readMachineArn(text);
  const { records } = store;
  const machine = isOwn(scope, arn) ? await records.get<MachineDoc>(machineKey(scope, arn.name)) : undefined;
  if (machine === undefined) throw refuse.noMachine(text);
  const base = machineArn(scope, arn.name);
  if (arn.qualifier === undefined) return { machine, machineArn: base, revisionName: machine.doc.revision };

  const viaNumber = /^\d+$/.test(arn.qualifier);
  const alias = viaNumber ? undefined : await records.get<AliasDoc>(aliasKey(scope, arn.name, arn.qualifier));
  if (!viaNumber && alias === undefined) throw refuse.noMachine(text);
  const number = alias === undefined ? Number(arn.qualifier) : pick(alias.doc.routing, random());
  const version = await records.get<VersionDoc>(versionKey(scope, arn.name, number));
  if (version === undefined) throw refuse.noMachine(text);
  return {
    machine,
    machineArn: base,
    revisionName: version.doc.revision,
    version,
    versionArn: versionArn(scope, arn.name, number),
    ...(alias === undefined ? {} : { aliasArn: aliasArn(scope, arn.name, alias.doc.name) }),
  };
}

export const targetRevision = (store: Store, target: Target): Promise<RevisionDoc> =>
  revisionOf(store.records, target.machine.key, target.revisionName);

function pick(routing: AliasDoc['routing'], random: number): number {
  let left = random * 100;
  for (const { version, weight } of routing) {
    left -= weight;
    if (left < 0) return version;
  }
  return routing[0]?.version ?? 0;
}
