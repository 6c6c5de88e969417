/** Map Runs whose execution is forgotten are forgotten too, with their children. */

import type { Store } from '../../../storage/store.ts';
import { commandKey, type MapRunDoc } from './record.ts';

/** Children forgotten in one transaction. */
const BITE = 200;
const PAGE = 100;
const CLOSED = ['SUCCEEDED', 'FAILED', 'ABORTED'] as const;

/**
 * Forgets the Map Runs that closed before a time (ms) and whose execution is no longer there. Safe to be ended at any point and
 * repeated: a run's records go last.
 * @param going false ends it early.
 */
export async function forgetMapRuns(
  store: Pick<Store, 'executions' | 'records' | 'commit'>,
  closedBefore: number,
  going: () => boolean,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await store.records.list<MapRunDoc>({
      kind: 'states/map-run',
      sortBy: 'modifiedAt',
      order: 'ascending',
      limit: PAGE,
      where: { status: CLOSED, modifiedBefore: closedBefore },
      ...(after === undefined ? {} : { after }),
    });
    for (const { doc, key, version } of page.records) {
      if (!going()) return;
      const execution = await store.executions.get(doc.executionArn);
      // Another one may have its name by now.
      if (execution?.id === doc.executionId) continue;
      if (!(await forgetChildren(store, doc.arn, going))) continue;
      await store.commit([
        { kind: 'delete-record', key, expect: version },
        { kind: 'delete-record', key: commandKey(doc.arn) },
      ]);
    }
    after = page.next;
  } while (after !== undefined);
}

/** Whether none is left. */
async function forgetChildren(
  { executions }: Pick<Store, 'executions'>,
  mapRunArn: string,
  going: () => boolean,
): Promise<boolean> {
  for (;;) {
    const { purged, left } = await executions.purgeChildren(mapRunArn, BITE);
    if (!left) return true;
    if (purged === 0 || !going()) return false;
  }
}
