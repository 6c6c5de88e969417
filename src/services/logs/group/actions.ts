import type { LogGroup, Operations } from '../../../models/generated/logs.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { LogGroupRow } from '../../../storage/log-events.ts';
import {
  alreadyExists,
  groupArn,
  groupNamed,
  invalidParameter,
  type LogsDeps,
  noGroup,
  notImplemented,
  readToken,
  writeToken,
} from '../deps.ts';

type GroupActions = Pick<
  Handlers<Operations>,
  'CreateLogGroup' | 'DeleteLogGroup' | 'DescribeLogGroups' | 'PutRetentionPolicy' | 'DeleteRetentionPolicy'
>;

const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
const PAGE = 50;

export function groupActions(deps: LogsDeps): GroupActions {
  const { logs } = deps.store;
  return {
    async CreateLogGroup(ctx, input) {
      if (input.kmsKeyId !== undefined) throw notImplemented('encryption of log groups');
      if ((input.logGroupClass ?? 'STANDARD') !== 'STANDARD') throw notImplemented(`log class ${input.logGroupClass}`);
      if (input.deletionProtectionEnabled === true) throw notImplemented('deletion protection of log groups');
      if ((await logs.createGroup(scopeOf(ctx), input.logGroupName, deps.clock.now())) === 'exists') {
        throw alreadyExists('group');
      }
      const { tags } = input;
      if (tags !== undefined && Object.keys(tags).length > 0) {
        await deps.store.commit([
          { kind: 'put-tags', scope: scopeOf(ctx), arn: groupArn(ctx, input.logGroupName), tags },
        ]);
      }
      return {};
    },

    async DeleteLogGroup(ctx, input) {
      const scope = scopeOf(ctx);
      if ((await logs.getGroup(scope, input.logGroupName)) === undefined) throw noGroup();
      // The tags first: behind the group they could be those of the next one of this name, or be left to it by a crash.
      await deps.store.commit([{ kind: 'remove-tags', scope, arn: groupArn(ctx, input.logGroupName), keys: 'all' }]);
      if ((await logs.deleteGroup(scope, input.logGroupName)) === 'missing') throw noGroup();
      return {};
    },

    async DescribeLogGroups(ctx, input) {
      const { logGroupNamePrefix: prefix, logGroupNamePattern: contains, logGroupIdentifiers } = input;
      if (prefix !== undefined && contains !== undefined) {
        throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
      }
      if (input.logGroupClass !== undefined && input.logGroupClass !== 'STANDARD') return { logGroups: [] };
      if (logGroupIdentifiers !== undefined) return { logGroups: await describeNamed(ctx, logGroupIdentifiers) };
      const limit = input.limit ?? PAGE;
      const rows = await logs.listGroups(scopeOf(ctx), {
        ...(prefix === undefined ? {} : { prefix }),
        ...(contains === undefined ? {} : { contains }),
        ...(input.nextToken === undefined ? {} : { after: readToken(input.nextToken) }),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        logGroups: page.map((row) => describe(ctx, row)),
        ...(rows.length > limit && last !== undefined ? { nextToken: writeToken(last.name) } : {}),
      };
    },

    async PutRetentionPolicy(ctx, input) {
      if (!RETENTION_DAYS.includes(input.retentionInDays)) {
        throw invalidParameter(
          `1 validation error detected: Value '${input.retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(', ')}]`,
        );
      }
      const outcome = await logs.setRetention(scopeOf(ctx), input.logGroupName, input.retentionInDays);
      if (outcome === 'missing') throw noGroup();
      return {};
    },

    async DeleteRetentionPolicy(ctx, input) {
      if ((await logs.setRetention(scopeOf(ctx), input.logGroupName, undefined)) === 'missing') throw noGroup();
      return {};
    },
  };

  async function describeNamed(ctx: RequestContext, identifiers: readonly string[]): Promise<LogGroup[]> {
    const groups: LogGroup[] = [];
    for (const logGroupIdentifier of identifiers) {
      const row = await logs.getGroup(scopeOf(ctx), groupNamed(ctx, { logGroupIdentifier }));
      if (row !== undefined) groups.push(describe(ctx, row));
    }
    return groups;
  }
}

function describe(scope: Scope, row: LogGroupRow): LogGroup {
  const arn = groupArn(scope, row.name);
  return {
    logGroupName: row.name,
    creationTime: row.createdAt,
    ...(row.retentionInDays === undefined ? {} : { retentionInDays: row.retentionInDays }),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    logGroupClass: 'STANDARD',
    storedBytes: row.storedBytes,
  };
}

const scopeOf = ({ accountId, region }: Scope): Scope => ({ accountId, region });
