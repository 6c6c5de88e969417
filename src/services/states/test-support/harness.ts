/** The service over a real store, as the tests of this room use it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventBus } from '../../../engines/events/bus.ts';
import type { Operations } from '../../../models/generated/stepfunctions.ts';
import type { RequestContext } from '../../../models/service.ts';
import type { Call, CallRequest } from '../../../platform/call.ts';
import { type ManualClock, manualClock } from '../../../platform/clock.ts';
import { ServiceError } from '../../../platform/errors.ts';
import { rootIdentity } from '../../../platform/identity.ts';
import { systemIds } from '../../../platform/ids.ts';
import { silentLogger } from '../../../platform/log.ts';
import { openStore } from '../../../storage/sqlite/open.ts';
import type { Store } from '../../../storage/store.ts';
import { createStatesService, type StatesService } from '../index.ts';

export interface StatesHarness {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly service: StatesService;
  /** Events of `aws.states`, as `status name`. */
  readonly told: string[];
  call<K extends keyof Operations>(
    operation: K,
    input: Operations[K]['input'],
    ctx?: Partial<RequestContext>,
  ): Promise<Operations[K]['output']>;
  /** Waits until the execution is closed. */
  closed(arn: string): Promise<Operations['DescribeExecution']['output']>;
  end(): Promise<void>;
}

/** @param elsewhere answers the calls to other services that tasks make. */
export async function createStatesHarness(
  elsewhere: Call = async ({ operation }) => {
    throw new ServiceError('NotImplemented', `${operation} has no handler`, { status: 501 });
  },
): Promise<StatesHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'states-'));
  const clock = manualClock();
  const store = await openStore({ folder, clock, ids: systemIds, log: silentLogger });
  const events = createEventBus((error) => {
    throw error;
  });
  const told: string[] = [];
  events.onAny(({ detail }) => told.push(`${String(detail['status'])} ${String(detail['name'])}`));

  const handle = async (operation: string, input: unknown, given: Partial<RequestContext>): Promise<unknown> => {
    const ctx: RequestContext = {
      accountId: '123456789012',
      region: 'us-east-1',
      requestId: 'r',
      identity: rootIdentity('123456789012'),
      log: silentLogger,
      signal: new AbortController().signal,
      ...given,
    };
    // The table's handlers were checked against the operations where they are defined.
    const handler = service.definition.handlers[operation] as
      | ((ctx: RequestContext, input: unknown) => unknown)
      | undefined;
    if (handler === undefined) throw new ServiceError('NotImplemented', operation, { status: 501 });
    return handler(ctx, input);
  };
  const service = createStatesService({
    store,
    clock,
    ids: systemIds,
    log: silentLogger,
    events,
    call: (request: CallRequest) =>
      request.service === 'stepfunctions'
        ? handle(
            request.operation,
            request.input,
            request.idempotencyToken === undefined ? {} : { idempotencyToken: request.idempotencyToken },
          )
        : elsewhere(request),
  });
  service.start();

  const harness: StatesHarness = {
    store,
    clock,
    service,
    told,
    // The handler of an operation answers that operation's output.
    call: async (operation, input, ctx = {}) => (await handle(operation, input, ctx)) as never,
    async closed(arn) {
      const giveUp = performance.now() + 60_000;
      for (;;) {
        const execution = await harness.call('DescribeExecution', { executionArn: arn });
        if (execution.status !== 'RUNNING') return execution;
        if (performance.now() > giveUp) throw new Error(`${arn} does not end`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async end() {
      await service.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return harness;
}

export const ROLE = 'arn:aws:iam::123456789012:role/Flow';
export const one = (state: object): string => JSON.stringify({ StartAt: 'S', States: { S: { End: true, ...state } } });
export const PASS = one({ Type: 'Pass', Result: 1 });
