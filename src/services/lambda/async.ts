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
/** Events of one function that are under way at a time; those behind them let other functions' events pass, and look again after a while. */
const LANE = 10;
const LANE_WAIT = 30_000;

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

  const lanes = createLanes((key) => loop.wake(key));

  const loop: ReconcileLoop = createReconcileLoop({
    queue: QUEUE,
    store,
    clock,
    log,
    concurrency: 64,
    async reconcile(text) {
      const key = keyOf(text);
      const record = await store.records.get<Waiting>(key);
      if (record === undefined) return done;
      const { name, qualifier, payload, requestId, failures } = record.doc;
      const named = { scope: key, name, ...(qualifier === undefined ? {} : { qualifier }) };
      const remove = () => store.commit([{ kind: 'delete-record', key }]);
      const leave = lanes.enter(`${key.accountId}/${key.region}/${name}`, text);
      if (leave === undefined) return again(LANE_WAIT);
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
      } finally {
        leave();
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

interface Lanes {
  /** A place in a function's lane, to be left by what is answered; undefined where it is full, and then `key` is woken when there is one. */
  enter(name: string, key: string): (() => void) | undefined;
}

/** A slow function's backlog must not keep the loop from the events of others. In memory: rows that wait look again by themselves. */
function createLanes(wake: (key: string) => void): Lanes {
  const lanes = new Map<string, { running: number; readonly waiting: Set<string> }>();
  return {
    enter(name, key) {
      const lane = lanes.get(name) ?? { running: 0, waiting: new Set() };
      lanes.set(name, lane);
      if (lane.running >= LANE) {
        lane.waiting.add(key);
        return undefined;
      }
      lane.running += 1;
      lane.waiting.delete(key);
      return () => {
        lane.running -= 1;
        const [next] = lane.waiting;
        if (next !== undefined) {
          lane.waiting.delete(next);
          wake(next);
        } else if (lane.running === 0) lanes.delete(name);
      };
    },
  };
}
