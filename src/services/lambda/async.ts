import { createReconcileLoop } from '../../engines/reconcile/loop.ts';
import { again, done, type ReconcileLoop } from '../../engines/reconcile/reconciler.ts';
import { isServiceError } from '../../platform/errors.ts';
import type { RecordKey } from '../../storage/records.ts';
import type { LambdaDeps } from './deps.ts';
import type { InvokeNow } from './invoke.ts';
import type { NamedFunction } from './name.ts';

const QUEUE = 'lambda/async';
/** Errors of the code are tried twice more, after these waits (ms); a throttled event is kept for six hours. */
const RETRY_AFTER = [60_000, 120_000];
const THROTTLE_WAIT = 1_000;
const MAX_AGE = 6 * 3600_000;

interface Waiting {
  readonly name: string;
  readonly qualifier?: string;
  /** Base64 */
  readonly payload: string;
  readonly requestId: string;
  readonly failures: number;
}

/** Invocations that nobody waits for (`InvocationType: Event`): rows until they are done, so that a crash loses none. */
export interface AsyncInvocations {
  enqueue(named: NamedFunction, payload: Uint8Array, requestId: string): Promise<void>;
  readonly loop: ReconcileLoop;
}

export function createAsyncInvocations(deps: LambdaDeps, invokeNow: InvokeNow): AsyncInvocations {
  const { store, clock, ids, log } = deps;
  const keyOf = (text: string): RecordKey => {
    const [accountId = '', region = '', name = ''] = text.split('/');
    return { accountId, region, kind: 'lambda/async', name };
  };

  const loop = createReconcileLoop({
    queue: QUEUE,
    store,
    clock,
    log,
    concurrency: 10,
    async reconcile(text) {
      const key = keyOf(text);
      const record = await store.records.get<Waiting>(key);
      if (record === undefined) return done;
      const { name, qualifier, payload, requestId, failures } = record.doc;
      const named = { scope: key, name, ...(qualifier === undefined ? {} : { qualifier }) };
      const remove = () => store.commit([{ kind: 'delete-record', key }]);
      try {
        const { result } = await invokeNow(named, { payload: Buffer.from(payload, 'base64'), requestId });
        const wait = RETRY_AFTER[failures];
        if (result.kind === 'answered' || wait === undefined) {
          if (result.kind === 'failed')
            log.warn({ function: name, requestId }, 'an event is dropped: the function failed three times');
          await remove();
          return done;
        }
        const fields = { doc: { ...record.doc, failures: failures + 1 } };
        await store.commit([{ kind: 'update-record', key, expect: record.version, fields, at: clock.now() }]);
        return again(wait);
      } catch (error) {
        if (!isServiceError(error)) throw error;
        const young = clock.now() - record.createdAt < MAX_AGE;
        if (error.code === 'TooManyRequestsException' && young) return again(THROTTLE_WAIT);
        log.warn({ function: name, requestId, code: error.code }, 'an event is dropped');
        await remove();
        return done;
      }
    },
  });

  return {
    loop,
    async enqueue({ scope, name, qualifier }, payload, requestId) {
      const id = ids.uuid();
      const key = keyOf(`${scope.accountId}/${scope.region}/${id}`);
      const doc: Waiting = {
        name,
        ...(qualifier === undefined ? {} : { qualifier }),
        payload: Buffer.from(payload).toString('base64'),
        requestId,
        failures: 0,
      };
      const at = clock.now();
      await store.commit([
        { kind: 'insert-record', key, fields: { doc }, at },
        { kind: 'enqueue', queue: QUEUE, key: `${scope.accountId}/${scope.region}/${id}`, dueAt: at },
      ]);
    },
  };
}
