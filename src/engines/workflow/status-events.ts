import type { Ids } from '../../platform/ids.ts';
import type { JsonObject } from '../../platform/json.ts';
import type { ExecutionRow, NewExecution } from '../../storage/executions.ts';
import type { BusEvent } from '../events/bus.ts';
import type { Ending } from './facts.ts';

/** Why an execution in this status cannot be redriven; undefined where the status allows it. */
export function redriveRefusal(status: ExecutionRow['status']): string | undefined {
  return status === 'RUNNING' || status === 'SUCCEEDED' || status === 'PENDING_REDRIVE'
    ? `Execution is ${status} and cannot be redriven`
    : undefined;
}

/** EventBridge's limit: larger inputs and outputs are left out and said to be (248 KiB). */
const DATA_LIMIT = 253_952;

/** `Step Functions Execution Status Change`, as EventBridge gets it on every change. */
export function statusEvent(
  execution: NewExecution,
  ending: Ending | undefined,
  at: number,
  ids: Ids,
  redrive: { readonly count: number; readonly at?: number | undefined } = { count: 0 },
): BusEvent {
  const shown = (text: string | undefined): string | null =>
    text === undefined || Buffer.byteLength(text) > DATA_LIMIT ? null : text;
  const details = (text: string | undefined): JsonObject | null =>
    text === undefined ? null : { included: Buffer.byteLength(text) <= DATA_LIMIT };
  const status = ending?.status ?? 'RUNNING';
  const refusal = redriveRefusal(status);
  const detail: JsonObject = {
    executionArn: execution.arn,
    stateMachineArn: execution.stateMachineArn,
    name: execution.name,
    status,
    startDate: execution.startedAt,
    stopDate: ending?.at ?? null,
    input: shown(execution.input),
    output: shown(ending?.output),
    stateMachineVersionArn: execution.versionArn ?? null,
    stateMachineAliasArn: execution.aliasArn ?? null,
    redriveCount: redrive.count,
    redriveDate: redrive.at ?? null,
    redriveStatus:
      refusal !== undefined
        ? 'NOT_REDRIVABLE'
        : execution.mapRunArn === undefined
          ? 'REDRIVABLE'
          : 'REDRIVABLE_BY_MAP_RUN',
    redriveStatusReason: refusal ?? null,
    inputDetails: details(execution.input),
    outputDetails: details(ending?.output),
    error: ending?.error ?? null,
    cause: ending?.cause ?? null,
  };
  return {
    id: ids.uuid(),
    source: 'aws.states',
    detailType: 'Step Functions Execution Status Change',
    accountId: execution.accountId,
    region: execution.region,
    time: at,
    resources: [execution.arn],
    detail,
  };
}
