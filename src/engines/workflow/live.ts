import type { ExecutionRow } from '../../storage/executions.ts';
import { type Execution, type Machine, startExecution } from './core.ts';
import type { Ending, ExecutionFacts } from './facts.ts';
import type { Journaled } from './journal.ts';

/** AWS ends an EXPRESS execution after five minutes. */
const EXPRESS_SECONDS = 300;

/** An execution in memory, as its owner moves it on. */
export interface Live extends Journaled {
  /** What is told of the execution after a redrive has to know of it. */
  row: ExecutionRow;
  readonly machine: Machine;
  /** The core has not been told to start yet. */
  fresh: boolean;
}

export interface NewLive {
  /** Not even its row is stored. */
  readonly unborn?: boolean;
  /** Told of the end of an EXPRESS execution that somebody waits for. */
  readonly ended?: (ending: Ending) => void;
}

/** An execution of which nothing but its row is stored. */
export function newLive(row: ExecutionRow, machine: Machine, { unborn = false, ended }: NewLive = {}): Live {
  // The row's info was written by this engine.
  const facts = row.info as ExecutionFacts;
  return {
    id: row.id,
    row,
    facts,
    machine,
    waits: new Map(),
    state: newborn(row, machine, facts, ended !== undefined),
    revision: 0,
    unborn,
    more: false,
    fresh: true,
    ending: undefined,
    ...(row.type === 'EXPRESS' ? { memory: { alarms: new Map(), ended: ended ?? (() => {}) } } : {}),
  };
}

const newborn = (row: ExecutionRow, machine: Machine, facts: ExecutionFacts, awaited: boolean): Execution =>
  startExecution(machine, row.input, {
    executionArn: row.arn,
    executionName: row.name,
    stateMachineArn: row.stateMachineArn,
    stateMachineName: facts.machineName,
    roleArn: facts.roleArn,
    region: row.region,
    startTime: row.startedAt,
    type: row.type,
    ...(row.type === 'EXPRESS' ? { maxSeconds: EXPRESS_SECONDS, maxEvents: 0 } : {}),
    ...(awaited ? { awaited } : {}),
    ...(row.aliasArn === undefined ? {} : { stateMachineAliasArn: row.aliasArn }),
    ...(row.versionArn === undefined ? {} : { stateMachineVersionArn: row.versionArn }),
  });
