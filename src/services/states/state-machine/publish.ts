import type { Change } from '../../../storage/changes.ts';
import type { StoredRecord } from '../../../storage/records.ts';
import { type MachineDoc, type VersionDoc, versionArn, versionKey } from './record.ts';

/** What publishing the current revision comes to: nothing to do where it is a version already. */
export interface Publication {
  readonly version: number;
  readonly arn: string;
  /** The machine's document after it. */
  readonly doc: MachineDoc;
  readonly changes: readonly Change[];
}

export function publication(
  key: StoredRecord<MachineDoc>['key'],
  doc: MachineDoc,
  description: string | undefined,
  at: number,
): Publication {
  const known = doc.publishedAs;
  if (known !== undefined) return { version: known, arn: versionArn(key, key.name, known), doc, changes: [] };
  const version = doc.lastVersion + 1;
  const versionDoc: VersionDoc = {
    machineName: key.name,
    version,
    revision: doc.revision,
    ...(description === undefined || description === '' ? {} : { description }),
  };
  return {
    version,
    arn: versionArn(key, key.name, version),
    doc: { ...doc, lastVersion: version, publishedAs: version },
    changes: [
      {
        kind: 'insert-record',
        key: versionKey(key, key.name, version),
        fields: { doc: versionDoc, parent: key.name },
        at,
      },
    ],
  };
}
