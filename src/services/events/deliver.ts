import type { BusEvent } from '../../engines/events/bus.ts';
import { createReconcileLoop } from '../../engines/reconcile/loop.ts';
import { again, done, type ReconcileLoop } from '../../engines/reconcile/reconciler.ts';
import type { Target } from '../../models/generated/events.ts';
import { parseArn } from '../../platform/arn.ts';
import { isServiceError } from '../../platform/errors.ts';
import { type Identity, rootIdentity, type Scope } from '../../platform/identity.ts';
import type { JsonObject } from '../../platform/json.ts';
import type { Change } from '../../storage/changes.ts';
import type { RecordKey, RecordPage } from '../../storage/records.ts';
import type { EventsDeps } from './deps.ts';
import { eventJson, type Shaping, shapeInput } from './event.ts';
import { compilePattern } from './pattern.ts';
import { type RuleDoc, ruleArn, targetKind } from './rules.ts';

const QUEUE = 'events/delivery';
/** AWS tries for a day unless the target's retry policy says otherwise (ms, times). */
const MAX_AGE = 24 * 3600_000;
const MAX_ATTEMPTS = 185;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 600_000;

interface Delivery {
  readonly target: Target;
  readonly input: string;
  readonly rule: string;
  readonly time: number;
  readonly attempts: number;
}

interface Compiled {
  readonly doc: RuleDoc;
  readonly scope: Scope;
  readonly wants: (event: JsonObject) => boolean;
}

/** Brings events to the targets of the rules that want them. Each delivery is a row until it is done, so that a crash loses none. */
export interface Deliveries {
  /** What has to be committed for this event to reach its targets. */
  changesFor(event: BusEvent): Promise<Change[]>;
  /** Rules have changed. */
  forget(): void;
  readonly loop: ReconcileLoop;
}

export function createDeliveries(deps: EventsDeps): Deliveries {
  const { store, clock, ids, log, call } = deps;
  /** Enabled rules by account, Region and bus; read once after each change. */
  let rules: Promise<ReadonlyMap<string, readonly Compiled[]>> | undefined;
  const placeOf = (scope: Scope, bus: string): string => `${scope.accountId}/${scope.region}/${bus}`;

  async function readRules(): Promise<ReadonlyMap<string, readonly Compiled[]>> {
    const found = new Map<string, Compiled[]>();
    let after: string | undefined;
    do {
      const page: RecordPage<RuleDoc> = await store.records.list<RuleDoc>({
        kind: 'events/rule',
        sortBy: 'createdAt',
        order: 'ascending',
        limit: 1000,
        ...(after === undefined ? {} : { after }),
      });
      for (const { key, doc } of page.records) {
        if (doc.state === 'DISABLED' || doc.targets.length === 0) continue;
        const place = placeOf(key, doc.bus);
        const list = found.get(place) ?? [];
        found.set(place, list);
        list.push({ doc, scope: { accountId: key.accountId, region: key.region }, wants: compilePattern(doc.pattern) });
      }
      after = page.next;
    } while (after !== undefined);
    return found;
  }

  const keyOf = (text: string): RecordKey => {
    const [accountId = '', region = '', name = ''] = text.split('/');
    return { accountId, region, kind: 'events/delivery', name };
  };

  const loop = createReconcileLoop({
    queue: QUEUE,
    store,
    clock,
    log,
    concurrency: 16,
    async reconcile(text) {
      const key = keyOf(text);
      const record = await store.records.get<Delivery>(key);
      if (record === undefined) return done;
      const { doc } = record;
      const remove = (): Promise<void> => store.commit([{ kind: 'delete-record', key }]);
      try {
        await send(doc, key, key.name);
        await remove();
        return done;
      } catch (error) {
        if (!isServiceError(error)) log.error({ err: error, target: doc.target.Arn }, 'a delivery threw');
        const attempts = doc.attempts + 1;
        const { MaximumRetryAttempts: most = MAX_ATTEMPTS, MaximumEventAgeInSeconds: age = MAX_AGE / 1000 } =
          doc.target.RetryPolicy ?? {};
        const passing = !isServiceError(error) || (error.status ?? 400) >= 500 || /throttl|toomany/i.test(error.code);
        if (!passing || attempts > most || clock.now() - record.createdAt > age * 1000) {
          const code = isServiceError(error) ? error.code : 'InternalFailure';
          log.warn({ rule: doc.rule, target: doc.target.Arn, code }, 'an event could not be delivered and is dropped');
          await remove();
          return done;
        }
        const fields = { doc: { ...doc, attempts } };
        await store.commit([{ kind: 'update-record', key, expect: record.version, fields, at: clock.now() }]);
        return again(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 20)));
      }
    },
  });

  async function send(delivery: Delivery, scope: Scope, id: string): Promise<void> {
    const { target, input } = delivery;
    const { region } = parseArn(target.Arn) ?? scope;
    const identity = identityOf(scope, target.RoleArn);
    const ask = (service: string, operation: string, request: object): Promise<unknown> =>
      call({ service, operation, input: request, identity, region, idempotencyToken: id });
    switch (targetKind(target.Arn)) {
      case 'states':
        try {
          await ask('stepfunctions', 'StartExecution', { stateMachineArn: target.Arn, name: id, input });
        } catch (error) {
          // An earlier try got through, and its execution is over.
          if (!isServiceError(error, 'ExecutionAlreadyExists')) throw error;
        }
        return;
      case 'lambda':
        await ask('lambda', 'Invoke', {
          FunctionName: target.Arn,
          InvocationType: 'Event',
          Payload: Buffer.from(input),
        });
        return;
      case 'logs': {
        const group = /log-group:([^:]+)/.exec(target.Arn)?.[1] ?? '';
        const stream = id;
        await ask('logs', 'CreateLogStream', { logGroupName: group, logStreamName: stream }).catch((error: unknown) => {
          if (!isServiceError(error, 'ResourceAlreadyExistsException')) throw error;
        });
        const logEvents = [{ timestamp: delivery.time, message: input }];
        await ask('logs', 'PutLogEvents', { logGroupName: group, logStreamName: stream, logEvents });
        return;
      }
      default:
        log.warn({ target: target.Arn }, 'an event is dropped: nothing is known of this kind of target');
    }
  }

  return {
    loop,
    forget() {
      rules = undefined;
    },
    async changesFor(event) {
      rules ??= readRules();
      const current = rules;
      let all: ReadonlyMap<string, readonly Compiled[]>;
      try {
        all = await current;
      } catch (error) {
        if (rules === current) rules = undefined;
        throw error;
      }
      const candidates = all.get(placeOf(event, event.bus ?? 'default'));
      if (candidates === undefined) return [];
      const json = eventJson(event);
      const at = clock.now();
      return candidates
        .filter(({ wants }) => wants(json))
        .flatMap(({ doc, scope }) =>
          doc.targets.flatMap((target): Change[] => {
            const name = ids.uuid();
            const arn = ruleArn(scope, doc.bus, doc.name);
            const input = shapeInput(json, shapingOf(target), { name: doc.name, arn }, at);
            const delivery: Delivery = { target, input, rule: arn, time: event.time, attempts: 0 };
            const text = `${scope.accountId}/${scope.region}/${name}`;
            return [
              { kind: 'insert-record', key: keyOf(text), fields: { doc: delivery }, at },
              { kind: 'enqueue', queue: QUEUE, key: text, dueAt: at },
            ];
          }),
        );
    },
  };
}

const shapingOf = (target: Target): Shaping => ({
  ...(target.Input === undefined ? {} : { input: target.Input }),
  ...(target.InputPath === undefined ? {} : { inputPath: target.InputPath }),
  ...(target.InputTransformer === undefined
    ? {}
    : { template: target.InputTransformer.InputTemplate, paths: target.InputTransformer.InputPathsMap ?? {} }),
});

/** Who delivers: the target's role, in the rule's own account whatever account its ARN names, for that would open another's. */
function identityOf({ accountId }: Scope, roleArn: string | undefined): Identity {
  const role = roleArn === undefined ? undefined : parseArn(roleArn);
  if (role === undefined) return rootIdentity(accountId);
  const name = role.resource.slice(role.resource.lastIndexOf('/') + 1);
  return {
    accountId,
    arn: `arn:${role.partition}:sts::${accountId}:assumed-role/${name}/events`,
    userId: `${name}:events`,
  };
}
