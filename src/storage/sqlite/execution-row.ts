import { parseJson } from '../../platform/json.ts';
import type { ExecutionRow, ExecutionSummary, WaitRow } from '../executions.ts';

// The JSON columns are the caller's own and handed back as they came.

export interface StoredSummary {
  readonly id: number;
  readonly arn: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly machine_arn: string;
  readonly version_arn: string | null;
  readonly alias_arn: string | null;
  readonly map_run_arn: string | null;
  readonly items: number;
  readonly type: ExecutionRow['type'];
  readonly status: ExecutionRow['status'];
  readonly started_at: number;
  readonly stopped_at: number | null;
  readonly redrive_count: number;
  readonly redriven_at: number | null;
}

export interface StoredExecution extends StoredSummary {
  readonly error: string | null;
  readonly cause: string | null;
  readonly info: string;
  readonly input: string;
  readonly output: string | null;
}

export const EXECUTION_COLUMNS = `e.id, e.arn, e.name, e.account, e.region, m.arn AS machine_arn, v.arn AS version_arn, a.arn AS alias_arn, r.arn AS map_run_arn, e.items, e.type, e.status,
  e.started_at, e.stopped_at, e.redrive_count, e.redriven_at, e.error, e.cause, e.info, e.input, e.output`;
export const EXECUTION_JOIN = `FROM executions e JOIN execution_parents m ON m.id = e.machine
  LEFT JOIN execution_parents v ON v.id = e.version LEFT JOIN execution_parents a ON a.id = e.alias
  LEFT JOIN execution_parents r ON r.id = e.map_run`;
export const SELECT_EXECUTION = `SELECT ${EXECUTION_COLUMNS} ${EXECUTION_JOIN}`;

export function toExecution(row: StoredExecution): ExecutionRow {
  const info: unknown = parseJson(row.info);
  return {
    ...toSummary(row),
    input: row.input,
    info,
    ...(row.output === null ? {} : { output: row.output }),
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.cause === null ? {} : { cause: row.cause }),
  };
}

export function toSummary(row: StoredSummary): ExecutionSummary {
  return {
    id: row.id,
    arn: row.arn,
    name: row.name,
    accountId: row.account,
    region: row.region,
    stateMachineArn: row.machine_arn,
    ...(row.version_arn === null ? {} : { versionArn: row.version_arn }),
    ...(row.alias_arn === null ? {} : { aliasArn: row.alias_arn }),
    ...(row.map_run_arn === null ? {} : { mapRunArn: row.map_run_arn }),
    ...(row.items === 1 ? {} : { items: row.items }),
    type: row.type,
    status: row.status,
    startedAt: row.started_at,
    ...(row.stopped_at === null ? {} : { stoppedAt: row.stopped_at }),
    redriveCount: row.redrive_count,
    ...(row.redriven_at === null ? {} : { redrivenAt: row.redriven_at }),
  };
}

export interface StoredWait {
  readonly execution_id: number;
  readonly wait_id: string;
  readonly kind: WaitRow['kind'];
  readonly due_at: number | null;
  readonly token: string | null;
  readonly data: string;
}

export function toWait(row: StoredWait): WaitRow {
  const data: unknown = parseJson(row.data);
  return {
    executionId: row.execution_id,
    waitId: row.wait_id,
    kind: row.kind,
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
    ...(row.token === null ? {} : { token: row.token }),
    data,
  };
}
