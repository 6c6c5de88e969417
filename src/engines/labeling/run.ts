import type { Clock } from '../../platform/clock.ts';
import type { Change } from '../../storage/changes.ts';
import type { StoredRecord } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import type { Invoke } from './functions.ts';
import { changeRun, type RunDoc } from './record.ts';
import type { LabelingS3 } from './s3.ts';
import type { Renderer } from './template.ts';

export interface AdvanceDeps {
  readonly store: Pick<Store, 'records' | 'commit'>;
  readonly clock: Clock;
  readonly s3: LabelingS3;
  readonly invoke: Invoke;
  readonly renderer: Renderer;
}

export function withFailures(doc: RunDoc, count: number, reason: string): RunDoc {
  return { ...doc, failed: doc.failed + count, firstFailure: doc.firstFailure ?? reason };
}

/** The run with the objects that moved, together. @throws CommitConflict where a worker was faster: the next turn sees it */
export async function commitRun(
  deps: Pick<AdvanceDeps, 'store' | 'clock'>,
  run: StoredRecord<RunDoc>,
  doc: RunDoc,
  objects: readonly Change[],
): Promise<StoredRecord<RunDoc>> {
  await deps.store.commit([changeRun(run, doc, deps.clock.now()), ...objects]);
  return { ...run, doc, version: run.version + 1 };
}
