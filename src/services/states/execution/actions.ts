import { type ExecutionFacts, redriveRefusal } from '../../../engines/workflow/door.ts';
import type { ExecutionListItem, Operations } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import { ServiceError, validationError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import type { ExecutionRow, ExecutionSummary } from '../../../storage/executions.ts';
import { readArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { processorOf } from '../map-run/definition.ts';
import { pageSize, withToken } from '../pages.ts';
import { findTarget, isOwn, type Target } from '../state-machine/find.ts';
import { definitionView, revisionOf } from '../state-machine/record.ts';

/** How long a closed execution can be redriven (ms). */
const REDRIVABLE_FOR = 14 * 24 * 3_600_000;

export function executionHandlers({ store, clock, engine }: StatesRoom) {
  return {
    async DescribeExecution(ctx, input) {
      const row = await findExecution(ctx, input.executionArn);
      const hidden = input.includedData === 'METADATA_ONLY';
      const facts = factsOf(row);
      const redrive = redriveStatus(row, clock.now());
      return {
        ...listView(row),
        ...(hidden ? {} : { input: row.input }),
        inputDetails: { included: !hidden },
        ...(row.output === undefined
          ? {}
          : { ...(hidden ? {} : { output: row.output }), outputDetails: { included: !hidden } }),
        ...(row.error === undefined ? {} : { error: row.error }),
        ...(row.cause === undefined ? {} : { cause: row.cause }),
        ...(facts.traceHeader === undefined ? {} : { traceHeader: facts.traceHeader }),
        redriveStatus:
          redrive !== undefined
            ? 'NOT_REDRIVABLE'
            : row.mapRunArn === undefined
              ? 'REDRIVABLE'
              : 'REDRIVABLE_BY_MAP_RUN',
        ...(redrive === undefined ? {} : { redriveStatusReason: redrive }),
      };
    },

    async DescribeStateMachineForExecution(ctx, input) {
      const row = await findExecution(ctx, input.executionArn);
      const facts = factsOf(row);
      const stored = await revisionOf(store.records, row, facts.revision);
      const { child } = facts;
      const revision =
        child === undefined ? stored : { ...stored, definition: processorOf(stored.definition, child.location) };
      return {
        stateMachineArn: row.stateMachineArn,
        name: facts.machineName,
        updateDate: revision.at,
        ...definitionView(revision, input.includedData === 'METADATA_ONLY'),
        // The role that the execution runs with is the one of its start.
        roleArn: facts.roleArn,
        ...(row.mapRunArn === undefined ? {} : { mapRunArn: row.mapRunArn, label: labelOf(facts.machineName) }),
      };
    },

    async ListExecutions(ctx, input) {
      if ((input.stateMachineArn === undefined) === (input.mapRunArn === undefined)) {
        throw validationError('Either a state machine ARN or a map run ARN must be specified, not both');
      }
      const { stateMachineArn, mapRunArn, statusFilter, redriveFilter } = input;
      if (mapRunArn !== undefined) await checkMapRun(ctx, mapRunArn);
      const target = stateMachineArn === undefined ? undefined : await findTarget(store, ctx, stateMachineArn, () => 0);
      if (target?.machine.doc.type === 'EXPRESS') throw refuse.typeNotSupported();
      const { rows, next } = await withToken(
        store.executions.list({
          scope: ctx,
          limit: pageSize(input.maxResults),
          ...(target === undefined ? {} : listedBy(target)),
          ...(mapRunArn === undefined ? {} : { mapRunArn }),
          ...(statusFilter === undefined ? {} : { status: statusFilter }),
          ...(redriveFilter === undefined ? {} : { redriven: redriveFilter === 'REDRIVEN' }),
          ...(input.nextToken === undefined ? {} : { after: input.nextToken }),
        }),
      );
      const executions = rows.map((row) =>
        row.mapRunArn === undefined ? listView(row) : { ...listView(row), itemCount: row.items ?? 1 },
      );
      return { executions, ...(next === undefined ? {} : { nextToken: next }) };
    },

    async StopExecution(ctx, input) {
      const row = await findExecution(ctx, input.executionArn);
      const { error, cause } = input;
      if (row.status === 'RUNNING') {
        await engine.abort(row, {
          ...(error === undefined ? {} : { error }),
          ...(cause === undefined ? {} : { cause }),
        });
      }
      const closed = await store.executions.get(row.arn);
      return { stopDate: closed?.stoppedAt ?? clock.now() };
    },

    async RedriveExecution(ctx, input) {
      const row = await findExecution(ctx, input.executionArn);
      const reason = redriveStatus(row, clock.now());
      if (reason !== undefined) throw new ServiceError('ExecutionNotRedrivable', reason);
      if (row.mapRunArn !== undefined) {
        throw new ServiceError('ExecutionNotRedrivable', 'A child execution can only be redriven by its Map Run');
      }
      if ((await engine.redrive(row)) === 'gone') {
        throw new ServiceError(
          'ExecutionNotRedrivable',
          'Execution cannot be redriven: it ended with an internal error',
        );
      }
      const redriven = await store.executions.get(row.arn);
      return { redriveDate: redriven?.redrivenAt ?? clock.now() };
    },
  } satisfies Partial<Handlers<Operations>>;

  async function findExecution(scope: Scope, text: string): Promise<ExecutionRow> {
    const arn = readArn(text);
    if (arn.kind !== 'execution') throw refuse.wrongResource(arn.type);
    const row = isOwn(scope, arn) ? await store.executions.get(text) : undefined;
    if (row === undefined) throw refuse.noExecution(text);
    return row;
  }

  async function checkMapRun(scope: Scope, text: string): Promise<void> {
    const arn = readArn(text);
    if (arn.kind !== 'map-run') throw refuse.wrongResource(arn.type);
    const found = isOwn(scope, arn) ? await engine.describeMapRun(text) : undefined;
    if (found === undefined) throw refuse.noResource(text);
  }
}

/** An execution's `info` is written by StartExecution. */
export const factsOf = (row: ExecutionRow): ExecutionFacts => row.info as ExecutionFacts;

/** A child's machine is called `machine/label`. */
const labelOf = (machineName: string): string => machineName.slice(machineName.lastIndexOf('/') + 1);

/** Of a version or an alias, only its own executions are shown. */
const listedBy = ({ machineArn, versionArn, aliasArn }: Target) =>
  aliasArn !== undefined ? { aliasArn } : versionArn !== undefined ? { versionArn } : { stateMachineArn: machineArn };

function listView(row: ExecutionSummary): ExecutionListItem {
  const { versionArn, aliasArn } = row;
  return {
    executionArn: row.arn,
    stateMachineArn: row.stateMachineArn,
    name: row.name,
    status: row.status,
    startDate: row.startedAt,
    ...(row.stoppedAt === undefined ? {} : { stopDate: row.stoppedAt }),
    ...(row.mapRunArn === undefined ? {} : { mapRunArn: row.mapRunArn }),
    ...(versionArn === undefined ? {} : { stateMachineVersionArn: versionArn }),
    ...(aliasArn === undefined ? {} : { stateMachineAliasArn: aliasArn }),
    redriveCount: row.redriveCount,
    ...(row.redrivenAt === undefined ? {} : { redriveDate: row.redrivenAt }),
  };
}

/** Why an execution cannot be redriven; undefined where it can. */
function redriveStatus(row: ExecutionRow, now: number): string | undefined {
  const refusal = redriveRefusal(row.status);
  if (refusal !== undefined) return refusal;
  if (row.stoppedAt !== undefined && now - row.stoppedAt > REDRIVABLE_FOR) {
    return 'Execution has exceeded the redrivable period and cannot be redriven';
  }
  return undefined;
}
