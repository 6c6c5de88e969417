import type {
  Operations,
  PutTargetsResultEntry,
  RemoveTargetsResultEntry,
  Rule,
  Target,
} from '../../models/generated/events.ts';
import type { Handlers, RequestContext } from '../../models/service.ts';
import { formatArn } from '../../platform/arn.ts';
import type { Scope } from '../../platform/identity.ts';
import { parseJson } from '../../platform/json.ts';
import { retrying } from '../../storage/changes.ts';
import type { RecordKey, StoredRecord } from '../../storage/records.ts';
import { type BusDoc, busKey, busName } from './buses.ts';
import { type EventsDeps, paged, refuse } from './deps.ts';
import { isPath } from './event.ts';
import { compilePattern, InvalidPattern } from './pattern.ts';

export interface RuleDoc {
  readonly name: string;
  readonly bus: string;
  readonly pattern: string;
  readonly state: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  readonly description?: string;
  readonly roleArn?: string;
  readonly targets: readonly Target[];
}

export const ruleKey = (scope: Scope, bus: string, name: string): RecordKey => ({
  accountId: scope.accountId,
  region: scope.region,
  kind: 'events/rule',
  name: `${bus}/${name}`,
});

export const ruleArn = (scope: Scope, bus: string, name: string): string =>
  formatArn({ service: 'events', ...scope, resource: `rule/${bus === 'default' ? '' : `${bus}/`}${name}` });

const MAX_TARGETS = 5;

/** Which services targets can be in, by the ARN. */
export const targetKind = (arn: string): 'states' | 'lambda' | 'logs' | undefined => {
  if (/^arn:[^:]+:states:[^:]+:\d{12}:stateMachine:/.test(arn)) return 'states';
  if (/^arn:[^:]+:lambda:[^:]+:\d{12}:function:/.test(arn)) return 'lambda';
  if (/^arn:[^:]+:logs:[^:]+:\d{12}:log-group:/.test(arn)) return 'logs';
  return undefined;
};

/** @param changed is told after each change, so that what is remembered of rules is read anew. */
export function ruleHandlers({ store, clock }: EventsDeps, changed: () => void) {
  const checkPattern = (text: string): void => {
    try {
      compilePattern(text);
    } catch (error) {
      if (error instanceof InvalidPattern) throw refuse.pattern(error.message);
      throw error;
    }
  };
  const checkBus = async (scope: Scope, bus: string): Promise<void> => {
    if (bus !== 'default' && (await store.records.get<BusDoc>(busKey(scope, bus))) === undefined)
      throw refuse.noBus(bus);
  };
  const find = async (scope: Scope, bus: string, name: string): Promise<StoredRecord<RuleDoc>> => {
    await checkBus(scope, bus);
    const found = await store.records.get<RuleDoc>(ruleKey(scope, bus, name));
    if (found === undefined) throw refuse.noRule(`${name} on EventBus ${bus}`);
    return found;
  };
  const update = async (
    ctx: RequestContext,
    bus: string,
    name: string,
    change: (doc: RuleDoc) => RuleDoc,
  ): Promise<void> => {
    await retrying(async () => {
      const { key, version, doc } = await find(ctx, bus, name);
      const fields = { doc: change(doc), parent: bus };
      await store.commit([{ kind: 'update-record', key, expect: version, fields, at: clock.now() }]);
    });
    changed();
  };

  return {
    async PutRule(ctx, input) {
      const bus = busName(input.EventBusName);
      await checkBus(ctx, bus);
      if (input.ScheduleExpression !== undefined) {
        throw refuse.invalid('This server does not run rules on a schedule: ScheduleExpression is not supported.');
      }
      if (input.EventPattern === undefined) {
        throw refuse.invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
      }
      checkPattern(input.EventPattern);
      const key = ruleKey(ctx, bus, input.Name);
      const arn = ruleArn(ctx, bus, input.Name);
      const pattern = input.EventPattern;
      await retrying(async () => {
        const known = await store.records.get<RuleDoc>(key);
        const doc: RuleDoc = {
          name: input.Name,
          bus,
          pattern,
          // As all else that the request leaves out, the state is not kept.
          state: input.State ?? 'ENABLED',
          targets: known?.doc.targets ?? [],
          ...(input.Description === undefined ? {} : { description: input.Description }),
          ...(input.RoleArn === undefined ? {} : { roleArn: input.RoleArn }),
        };
        const fields = { doc, parent: bus };
        const at = clock.now();
        // Tags are given at the creation; later, TagResource changes them.
        const given = known === undefined ? (input.Tags ?? []) : [];
        const tags = Object.fromEntries(given.map(({ Key, Value }) => [Key, Value]));
        await store.commit([
          known === undefined
            ? { kind: 'insert-record', key, fields, at }
            : { kind: 'update-record', key, expect: known.version, fields, at },
          ...(given.length === 0 ? [] : [{ kind: 'put-tags' as const, scope: ctx, arn, tags }]),
        ]);
      });
      changed();
      return { RuleArn: arn };
    },

    async DescribeRule(ctx, input) {
      const bus = busName(input.EventBusName);
      const { doc } = await find(ctx, bus, input.Name);
      return { ...view(ctx, doc), CreatedBy: ctx.accountId };
    },

    async ListRules(ctx, input) {
      const bus = busName(input.EventBusName);
      await checkBus(ctx, bus);
      const page = await paged(
        store.records.list<RuleDoc>({
          scope: ctx,
          kind: 'events/rule',
          sortBy: 'name',
          order: 'ascending',
          limit: input.Limit ?? 100,
          where: { parent: bus, namePrefix: `${bus}/${input.NamePrefix ?? ''}` },
          ...(input.NextToken === undefined ? {} : { after: input.NextToken }),
        }),
      );
      return {
        Rules: page.records.map(({ doc }) => view(ctx, doc)),
        ...(page.next === undefined ? {} : { NextToken: page.next }),
      };
    },

    async DeleteRule(ctx, input) {
      const bus = busName(input.EventBusName);
      const key = ruleKey(ctx, bus, input.Name);
      const known = await store.records.get<RuleDoc>(key);
      if (known === undefined) return {};
      if (known.doc.targets.length > 0) throw refuse.invalid("Rule can't be deleted since it has targets.");
      const arn = ruleArn(ctx, bus, input.Name);
      await store.commit([
        { kind: 'delete-record', key, expect: known.version },
        { kind: 'remove-tags', scope: ctx, arn, keys: 'all' },
      ]);
      changed();
      return {};
    },

    async EnableRule(ctx, input) {
      await update(ctx, busName(input.EventBusName), input.Name, (doc) => ({ ...doc, state: 'ENABLED' }));
      return {};
    },
    async DisableRule(ctx, input) {
      await update(ctx, busName(input.EventBusName), input.Name, (doc) => ({ ...doc, state: 'DISABLED' }));
      return {};
    },

    async PutTargets(ctx, input) {
      const failed: PutTargetsResultEntry[] = [];
      // Of targets with one id, the last counts.
      const targets = [...new Map(input.Targets.map((target) => [target.Id, target])).values()];
      const good = targets.filter((target) => {
        const wrong = targetProblem(target);
        if (wrong !== undefined)
          failed.push({ TargetId: target.Id, ErrorCode: 'ValidationException', ErrorMessage: wrong });
        return wrong === undefined;
      });
      await update(ctx, busName(input.EventBusName), input.Rule, (doc) => {
        const ids = new Set(good.map(({ Id }) => Id));
        const targets = [...doc.targets.filter(({ Id }) => !ids.has(Id)), ...good];
        if (targets.length > MAX_TARGETS) throw limit();
        return { ...doc, targets };
      });
      return { FailedEntryCount: failed.length, FailedEntries: failed };
    },

    async RemoveTargets(ctx, input) {
      const failed: RemoveTargetsResultEntry[] = [];
      await update(ctx, busName(input.EventBusName), input.Rule, (doc) => ({
        ...doc,
        targets: doc.targets.filter(({ Id }) => !input.Ids.includes(Id)),
      }));
      return { FailedEntryCount: 0, FailedEntries: failed };
    },

    async ListTargetsByRule(ctx, input) {
      const { doc } = await find(ctx, busName(input.EventBusName), input.Rule);
      return { Targets: doc.targets };
    },

    async TestEventPattern(_ctx, input) {
      let event: unknown;
      try {
        event = parseJson(input.Event);
      } catch {
        throw refuse.pattern('Event is not valid JSON');
      }
      checkPattern(input.EventPattern);
      if (typeof event !== 'object' || event === null || Array.isArray(event))
        throw refuse.invalid('Parameter Event is not valid.');
      for (const member of ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type']) {
        if (!Object.hasOwn(event, member))
          throw refuse.invalid(`Parameter Event is not valid. Reason: '${member}' is missing.`);
      }
      // It was read from JSON.
      return { Result: compilePattern(input.EventPattern)(event as Parameters<ReturnType<typeof compilePattern>>[0]) };
    },
  } satisfies Partial<Handlers<Operations>>;
}

const limit = () =>
  refuse.invalid(`The requested resource exceeds the maximum number allowed (${MAX_TARGETS} targets).`);

function targetProblem(target: Target): string | undefined {
  if (targetKind(target.Arn) === undefined) {
    return `This server delivers events to state machines, functions and log groups; ${target.Arn} is none.`;
  }
  const given = [target.Input, target.InputPath, target.InputTransformer].filter((one) => one !== undefined);
  if (given.length > 1) return 'Only one of Input, InputPath, or InputTransformer must be provided';
  const paths = [target.InputPath, ...Object.values(target.InputTransformer?.InputPathsMap ?? {})];
  const wrong = paths.find((path) => path !== undefined && !isPath(path));
  if (wrong !== undefined) return `Parameter InputPath is not valid: ${wrong}`;
  if (target.Input !== undefined) {
    try {
      parseJson(target.Input);
    } catch {
      return 'JSON syntax error in input';
    }
  }
  return undefined;
}

const view = (scope: Scope, doc: RuleDoc): Rule => ({
  Name: doc.name,
  Arn: ruleArn(scope, doc.bus, doc.name),
  EventPattern: doc.pattern,
  State: doc.state,
  EventBusName: doc.bus,
  ...(doc.description === undefined ? {} : { Description: doc.description }),
  ...(doc.roleArn === undefined ? {} : { RoleArn: doc.roleArn }),
});
