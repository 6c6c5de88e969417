import type {
  DescribeStateMachineOutput,
  LoggingConfiguration,
  StateMachineListItem,
  TracingConfiguration,
} from '../../../models/generated/stepfunctions.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { RecordKey, Records, StoredRecord } from '../../../storage/records.ts';
import { machineArn } from '../arns.ts';
import { ENCRYPTION } from '../encryption.ts';

/**
 * A state machine is a name with a current revision. Revisions are immutable records of their own, so that an execution, a version or
 * an alias can go on using the one it has. A version is a number that stays with a revision; an alias is a name with one or two
 * versions and their weights.
 */
export interface MachineDoc {
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Key of the current revision's record. */
  readonly revision: string;
  /** The number of the version published last, so that numbers are never used twice. */
  readonly lastVersion: number;
  /** The version that the current revision is published as. */
  readonly publishedAs?: number;
}

export interface RevisionDoc {
  readonly machineName: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly definition: string;
  readonly roleArn: string;
  readonly logging: LoggingConfiguration;
  readonly tracing: TracingConfiguration;
  /** What the API shows; absent for a machine that was never updated. */
  readonly revisionId?: string;
  readonly variableReferences: Readonly<Record<string, readonly string[]>>;
  /** ms */
  readonly at: number;
}

export interface VersionDoc {
  readonly machineName: string;
  readonly version: number;
  readonly revision: string;
  readonly description?: string;
}

export interface AliasDoc {
  readonly machineName: string;
  readonly name: string;
  readonly description?: string;
  readonly routing: readonly { readonly version: number; readonly weight: number }[];
}

export const NO_TRACING: TracingConfiguration = { enabled: false };

export const machineKey = (scope: Scope, name: string): RecordKey => ({
  accountId: scope.accountId,
  region: scope.region,
  kind: 'states/state-machine',
  name,
});
export const revisionKey = (scope: Scope, name: string): RecordKey => ({
  ...machineKey(scope, name),
  kind: 'states/revision',
});
/** Padded, so that names sort as numbers do. */
export const versionKey = (scope: Scope, machine: string, version: number): RecordKey => ({
  ...machineKey(scope, `${machine}:${String(version).padStart(10, '0')}`),
  kind: 'states/version',
});
export const aliasKey = (scope: Scope, machine: string, alias: string): RecordKey => ({
  ...machineKey(scope, `${machine}:${alias}`),
  kind: 'states/alias',
});

export const versionArn = (scope: Scope, machine: string, version: number): string =>
  `${machineArn(scope, machine)}:${version}`;
export const aliasArn = (scope: Scope, machine: string, alias: string): string =>
  `${machineArn(scope, machine)}:${alias}`;

/** The revision that a record names; revisions are never deleted, so a missing one is a bug. */
export async function revisionOf(records: Records, scope: Scope, name: string): Promise<RevisionDoc> {
  const found = await records.get<RevisionDoc>(revisionKey(scope, name));
  if (found === undefined) throw new Error(`revision ${name} is missing`);
  return found.doc;
}

/** What every description of a definition shares. */
export function definitionView(revision: RevisionDoc, metadataOnly: boolean) {
  return {
    definition: metadataOnly ? '' : revision.definition,
    roleArn: revision.roleArn,
    loggingConfiguration: revision.logging,
    tracingConfiguration: revision.tracing,
    encryptionConfiguration: ENCRYPTION,
    ...(revision.revisionId === undefined ? {} : { revisionId: revision.revisionId }),
    ...(Object.keys(revision.variableReferences).length === 0 || metadataOnly
      ? {}
      : { variableReferences: revision.variableReferences }),
  } as const;
}

export function describeView(
  arn: string,
  machine: StoredRecord<MachineDoc>,
  revision: RevisionDoc,
  creationDate: number,
  options: { readonly description?: string; readonly metadataOnly: boolean },
): DescribeStateMachineOutput {
  return {
    stateMachineArn: arn,
    name: machine.key.name,
    status: machine.status === 'DELETING' ? 'DELETING' : 'ACTIVE',
    type: machine.doc.type,
    creationDate,
    ...definitionView(revision, options.metadataOnly),
    ...(options.description === undefined ? {} : { description: options.description }),
  };
}

export const listView = ({ key, doc, createdAt }: StoredRecord<MachineDoc>): StateMachineListItem => ({
  stateMachineArn: machineArn(key, key.name),
  name: key.name,
  type: doc.type,
  creationDate: createdAt,
});
