import { type Counters, LabelingFailure, type Progress } from '../../../engines/labeling/door.ts';
import { again, done, type Next } from '../../../engines/reconcile/reconciler.ts';
import type { Item, Kit, Update } from '../kit.ts';
import { ACTIVE, type LabelingJobDoc, labelingSpec } from './record.ts';

type L = Item<LabelingJobDoc>;
type K = Kit<LabelingJobDoc>;

/** Brings a labeling job nearer to its end; see `record.ts` for the life. */
export async function reconcileLabelingJob(item: L, kit: K): Promise<Next> {
  if (!ACTIVE.includes(item.doc.status)) return cleanUp(item, kit);
  const stop = item.doc.status === 'Stopping';
  kit.watch(item.doc.jobId, item);
  let progress: Progress;
  try {
    progress = await kit.labeling.advance(labelingSpec(item), { stop });
  } catch (error) {
    if (!(error instanceof LabelingFailure)) throw error;
    return end(item, kit, stop ? { status: 'Stopped' } : { status: 'Failed', failureReason: error.message });
  }
  const { counters } = progress;
  if (progress.state === 'running') {
    await note(item, kit, counters);
    return again(progress.againIn);
  }
  const written = { counters, written: true };
  if (stop) return end(item, kit, { ...written, status: 'Stopped' });
  // However short the work was, each status follows the one before it.
  const working = item.doc.status === 'Initializing' ? await note(item, kit, counters) : item;
  if (counters.labeled === 0 && counters.failed > 0) {
    const failureReason = progress.firstFailure ?? 'ClientError: No object could be labeled.';
    return end(working, kit, { ...written, status: 'Failed', failureReason });
  }
  return end(working, kit, { ...written, status: 'Completed' });
}

/** The counters as they are now, and that the work has begun. A commit only where that says something new. */
async function note(item: L, kit: K, counters: Counters): Promise<L> {
  const { doc } = item;
  const status = doc.status === 'Initializing' ? 'InProgress' : doc.status;
  const same = status === doc.status && JSON.stringify(counters) === JSON.stringify(doc.counters);
  return same ? item : kit.commit(item, update({ ...doc, status, counters }));
}

const update = (doc: LabelingJobDoc): Update<LabelingJobDoc> => ({ doc, status: doc.status });

async function end(item: L, kit: K, outcome: Partial<LabelingJobDoc> & Pick<LabelingJobDoc, 'status'>): Promise<Next> {
  const failureReason = outcome.failureReason?.slice(0, 1024);
  const reason = failureReason === undefined ? {} : { failureReason };
  const ended = await kit.commit(item, update({ ...item.doc, ...outcome, ...reason }));
  kit.log.info({ arn: item.arn, status: ended.doc.status, reason: failureReason }, 'labeling job ended');
  return cleanUp(ended, kit);
}

async function cleanUp(item: L, kit: K): Promise<Next> {
  kit.unwatch(item.doc.jobId);
  await kit.labeling.forget(labelingSpec(item));
  return done;
}
