import type { MapRunCounts, MapRunDoc } from '../../../engines/workflow/door.ts';
import type { Operations } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import { machineArn, readArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { pageSize, withToken } from '../pages.ts';
import { isOwn } from '../state-machine/find.ts';

/** Map Runs are made by executions; the API shows them and changes their limits while they run. */
export function mapRunHandlers({ store, engine }: StatesRoom) {
  return {
    async DescribeMapRun(ctx, input) {
      const arn = readArn(input.mapRunArn);
      if (arn.kind !== 'map-run') throw refuse.wrongResource(arn.type);
      const found = isOwn(ctx, arn) ? await engine.describeMapRun(input.mapRunArn) : undefined;
      if (found === undefined) throw refuse.noResource(input.mapRunArn);
      const { doc, status, counts } = found;
      return {
        mapRunArn: doc.arn,
        executionArn: doc.executionArn,
        status,
        startDate: doc.startedAt,
        ...(doc.stoppedAt === undefined ? {} : { stopDate: doc.stoppedAt }),
        maxConcurrency: doc.maxConcurrency,
        toleratedFailurePercentage: doc.toleratedFailurePercentage ?? 0,
        toleratedFailureCount: doc.toleratedFailureCount ?? 0,
        itemCounts: countsView(counts, 'items'),
        executionCounts: countsView(counts, 'executions'),
        redriveCount: doc.redriveCount,
        ...(doc.redrivenAt === undefined ? {} : { redriveDate: doc.redrivenAt }),
      };
    },

    async ListMapRuns(ctx, input) {
      const arn = readArn(input.executionArn);
      if (arn.kind !== 'execution') throw refuse.wrongResource(arn.type);
      if (!isOwn(ctx, arn) || (await store.executions.get(input.executionArn)) === undefined) {
        throw refuse.noExecution(input.executionArn);
      }
      const page = await withToken(
        store.records.list<MapRunDoc>({
          scope: { accountId: ctx.accountId, region: ctx.region },
          kind: 'states/map-run',
          sortBy: 'createdAt',
          order: 'descending',
          limit: pageSize(input.maxResults),
          where: { parent: input.executionArn },
          ...(input.nextToken === undefined ? {} : { after: input.nextToken }),
        }),
      );
      return {
        mapRuns: page.records.map(({ doc }) => ({
          executionArn: doc.executionArn,
          mapRunArn: doc.arn,
          stateMachineArn: machineArn(ctx, doc.childMachine),
          startDate: doc.startedAt,
          ...(doc.stoppedAt === undefined ? {} : { stopDate: doc.stoppedAt }),
        })),
        ...(page.next === undefined ? {} : { nextToken: page.next }),
      };
    },

    async UpdateMapRun(ctx, input) {
      const arn = readArn(input.mapRunArn);
      if (arn.kind !== 'map-run') throw refuse.wrongResource(arn.type);
      const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = input;
      const outcome = isOwn(ctx, arn)
        ? await engine.updateMapRun(input.mapRunArn, {
            ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
            ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
            ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
          })
        : 'missing';
      if (outcome === 'missing') throw refuse.noResource(input.mapRunArn);
      // Wording: belief.
      if (outcome === 'closed') throw validationError('The Map Run has ended and cannot be updated');
      return {};
    },
  } satisfies Partial<Handlers<Operations>>;
}

function countsView(counts: MapRunCounts, of: 'items' | 'executions') {
  const { pending, running, succeeded, failed, timedOut, aborted, pendingRedrive, resultsWritten } = counts;
  const parts = [pending, running, succeeded, failed, timedOut, aborted, pendingRedrive];
  return {
    pending: pending[of],
    running: running[of],
    succeeded: succeeded[of],
    failed: failed[of],
    timedOut: timedOut[of],
    aborted: aborted[of],
    total: parts.reduce((sum, part) => sum + part[of], 0),
    resultsWritten: resultsWritten[of],
    failuresNotRedrivable: 0,
    pendingRedrive: pendingRedrive[of],
  };
}
