import type { StoredRecord } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import type { LabelingSpec } from './engine.ts';
import { KINDS, type ObjectDoc } from './record.ts';

/** Mostly the first few are what is looked for. */
const FIRST_PAGE = 10;
const PAGE = 200;

/** The objects of a job that wait, in the order in which they were opened, as they were when their page was read. */
export async function* pendingObjects(
  store: Pick<Store, 'records'>,
  job: LabelingSpec,
  state: 'open' | 'answered',
): AsyncGenerator<StoredRecord<ObjectDoc>> {
  for (let after: string | undefined; ; ) {
    const page = await store.records.list<ObjectDoc>({
      scope: { accountId: job.accountId, region: job.region },
      kind: KINDS.object,
      sortBy: 'createdAt',
      order: 'ascending',
      limit: after === undefined ? FIRST_PAGE : PAGE,
      where: { parent: job.id, status: state },
      ...(after === undefined ? {} : { after }),
    });
    yield* page.records;
    if (page.next === undefined) return;
    after = page.next;
  }
}

export function countPending(
  store: Pick<Store, 'records'>,
  job: LabelingSpec,
  state: readonly ('open' | 'answered')[],
): Promise<number> {
  return store.records.count({
    scope: { accountId: job.accountId, region: job.region },
    kind: KINDS.object,
    where: { parent: job.id, status: state },
  });
}
