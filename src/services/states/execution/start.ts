import { createHash } from 'node:crypto';
import type { ExecutionFacts, NewRun } from '../../../engines/workflow/door.ts';
import type {
  Operations,
  StartExecutionInput,
  StartSyncExecutionInput,
} from '../../../models/generated/stepfunctions.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import { checkName, executionArn, expressArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { DATA_LIMIT, jsonMistake } from '../json-input.ts';
import { findTarget, targetRevision } from '../state-machine/find.ts';
import { loggingFacts } from './log.ts';

/** What EXPRESS executions are billed by. */
const BILLED_STEP = 100;
const BILLED_MEMORY = 64;

export function startHandlers({ store, clock, ids, engine }: StatesRoom) {
  return {
    async StartExecution(ctx, input) {
      const run = await prepare(ctx, input);
      if ((await engine.create(run)) === 'inserted') return { executionArn: run.arn, startDate: run.startedAt };
      const known = await store.executions.get(run.arn);
      // Written by `prepare` below.
      const facts = known?.info as ExecutionFacts | undefined;
      const repeated = ctx.idempotencyToken !== undefined && facts?.token === ctx.idempotencyToken;
      const same =
        known?.status === 'RUNNING' && known.input === run.input && known.stateMachineArn === run.stateMachineArn;
      if (known === undefined || !(repeated || same)) throw refuse.executionExists(run.arn);
      return { executionArn: known.arn, startDate: known.startedAt };
    },

    async StartSyncExecution(ctx, input) {
      const run = await prepare(ctx, input);
      if (run.type !== 'EXPRESS') throw refuse.typeNotSupported();
      const ending = await engine.runNow(run);
      const hidden = input.includedData === 'METADATA_ONLY';
      const { status, at, output, error, cause } = ending;
      const took = Math.max(1, at - run.startedAt);
      return {
        executionArn: run.arn,
        stateMachineArn: run.stateMachineArn,
        name: run.name,
        startDate: run.startedAt,
        stopDate: at,
        // An EXPRESS execution cannot be stopped by anyone.
        status: status === 'ABORTED' ? 'FAILED' : status,
        ...(hidden ? {} : { input: run.input }),
        inputDetails: { included: !hidden },
        ...(hidden || output === undefined ? {} : { output }),
        outputDetails: { included: !hidden },
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
        ...(input.traceHeader === undefined ? {} : { traceHeader: input.traceHeader }),
        billingDetails: {
          billedDurationInMilliseconds: Math.ceil(took / BILLED_STEP) * BILLED_STEP,
          billedMemoryUsedInMB: BILLED_MEMORY,
        },
      };
    },
  } satisfies Partial<Handlers<Operations>>;

  /** Everything that can be refused before an execution exists. */
  async function prepare(ctx: RequestContext, input: StartExecutionInput | StartSyncExecutionInput): Promise<NewRun> {
    const target = await findTarget(store, ctx, input.stateMachineArn, ids.random);
    if (target.machine.status === 'DELETING') throw refuse.machineDeleting(input.stateMachineArn);
    const text = input.input ?? '{}';
    if (text.trim() === '') throw refuse.invalidInput('Invalid execution input.');
    if (Buffer.byteLength(text) > DATA_LIMIT) throw refuse.invalidInput('Input exceeds the maximum number of bytes');
    const mistake = jsonMistake(text);
    if (mistake !== undefined) throw refuse.invalidInput(mistake);
    const name = input.name ?? nameFor(ctx.idempotencyToken);
    checkName(name);
    const { type } = target.machine.doc;
    const { machine, machineArn, revisionName, versionArn, aliasArn } = target;
    const revision = await targetRevision(store, target);
    const logging = loggingFacts(revision.logging);
    const facts: ExecutionFacts = {
      revision: revisionName,
      machineName: machine.key.name,
      roleArn: revision.roleArn,
      ...(logging === undefined ? {} : { logging }),
      ...(input.traceHeader === undefined ? {} : { traceHeader: input.traceHeader }),
      ...(ctx.idempotencyToken === undefined ? {} : { token: ctx.idempotencyToken }),
    };
    return {
      accountId: ctx.accountId,
      region: ctx.region,
      arn:
        type === 'EXPRESS'
          ? expressArn(ctx, machine.key.name, name, ids.uuid())
          : executionArn(ctx, machine.key.name, name),
      name,
      stateMachineArn: machineArn,
      ...(versionArn === undefined ? {} : { versionArn }),
      ...(aliasArn === undefined ? {} : { aliasArn }),
      type,
      startedAt: clock.now(),
      input: text,
      facts,
    };
  }

  /** A caller that may repeat itself must get the same name again. */
  function nameFor(token: string | undefined): string {
    return token === undefined ? ids.uuid() : createHash('sha256').update(token).digest('hex').slice(0, 36);
  }
}
