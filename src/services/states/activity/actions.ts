import type { Operations } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import type { Scope } from '../../../platform/identity.ts';
import { retrying } from '../../../storage/changes.ts';
import type { RecordKey, StoredRecord } from '../../../storage/records.ts';
import { activityArn, checkName, readActivityArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { checkEncryption, ENCRYPTION } from '../encryption.ts';
import { refuse } from '../errors.ts';
import { pageSize, withToken } from '../pages.ts';
import { isOwn } from '../state-machine/find.ts';
import { tagChanges } from '../tags.ts';

/** How long GetActivityTask waits for a task (ms). */
const LONG_POLL = 60_000;

export const activityKey = (scope: Scope, name: string): RecordKey => ({
  accountId: scope.accountId,
  region: scope.region,
  kind: 'states/activity',
  name,
});

export function activityHandlers({ store, clock, engine }: StatesRoom) {
  const find = async (scope: Scope, text: string): Promise<StoredRecord<object>> => {
    const arn = readActivityArn(text);
    const found = isOwn(scope, arn) ? await store.records.get<object>(activityKey(scope, arn.name)) : undefined;
    if (found === undefined) throw refuse.noActivity(text);
    return found;
  };

  return {
    async CreateActivity(ctx, input) {
      checkName(input.name);
      checkEncryption(input.encryptionConfiguration);
      const key = activityKey(ctx, input.name);
      const arn = activityArn(ctx, input.name);
      return retrying(async () => {
        const known = await store.records.get(key);
        if (known !== undefined) return { activityArn: arn, creationDate: known.createdAt };
        const at = clock.now();
        await store.commit([
          { kind: 'insert-record', key, fields: { doc: {} }, at },
          ...tagChanges(ctx, arn, input.tags),
        ]);
        return { activityArn: arn, creationDate: at };
      });
    },

    async DescribeActivity(ctx, input) {
      const { key, createdAt } = await find(ctx, input.activityArn);
      return {
        activityArn: input.activityArn,
        name: key.name,
        creationDate: createdAt,
        encryptionConfiguration: ENCRYPTION,
      };
    },

    async DeleteActivity(ctx, input) {
      const arn = readActivityArn(input.activityArn);
      if (!isOwn(ctx, arn)) return {};
      const key = activityKey(ctx, arn.name);
      await retrying(async () => {
        if ((await store.records.get(key)) === undefined) return;
        await store.commit([
          { kind: 'delete-record', key },
          { kind: 'remove-tags', scope: key, arn: input.activityArn, keys: 'all' },
        ]);
      });
      return {};
    },

    async ListActivities(ctx, input) {
      const page = await withToken(
        store.records.list({
          scope: ctx,
          kind: 'states/activity',
          sortBy: 'name',
          order: 'ascending',
          limit: pageSize(input.maxResults),
          ...(input.nextToken === undefined ? {} : { after: input.nextToken }),
        }),
      );
      return {
        activities: page.records.map(({ key, createdAt }) => ({
          activityArn: activityArn(ctx, key.name),
          name: key.name,
          creationDate: createdAt,
        })),
        ...(page.next === undefined ? {} : { nextToken: page.next }),
      };
    },

    async GetActivityTask(ctx, input) {
      await find(ctx, input.activityArn);
      const work = await engine.takeActivityTask(input.activityArn, input.workerName, LONG_POLL, ctx.signal);
      return work === undefined ? {} : { taskToken: work.token, input: work.input };
    },
  } satisfies Partial<Handlers<Operations>>;
}
