import type { Ids } from '../../platform/ids.ts';
import type { JsonObject } from '../../platform/json.ts';
import type { NewExecution } from '../../storage/executions.ts';
import type { BusEvent } from '../events/bus.ts';
import type { Ending } from './facts.ts';

/** EventBridge's limit: larger inputs and outputs are left out and said to be (248 KiB). */
const DATA_LIMIT = 253_952;

/** `Step Functions Execution Status Change`, as EventBridge gets it on every change. */
export function statusEvent(
  execution: NewExecution,
  ending: Ending | undefined,
  at: number,
  ids: Ids,
  redriveCount = 0,
): BusEvent {
  const shown = (text: string | undefined): string | null =>
    text === undefined || Buffer.byteLength(text) > DATA_LIMIT ? null : text;
  const details = (text: string | undefined): JsonObject | null =>
    text === undefined ? null : { included: Buffer.byteLength(text) <= DATA_LIMIT };
  const detail: JsonObject = {
    executionArn: execution.arn,
    stateMachineArn: execution.stateMachineArn,
    name: execution.name,
    status: ending?.status ?? 'RUNNING',
    startDate: execution.startedAt,
    stopDate: ending?.at ?? null,
    input: shown(execution.input),
    output: shown(ending?.output),
    inputDetails: details(execution.input),
    outputDetails: details(ending?.output),
    error: ending?.error ?? null,
    cause: ending?.cause ?? null,
    redriveCount,
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
