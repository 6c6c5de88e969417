/** The public door of the language core. */

export { StatesError } from './errors.ts';
export type { Execution } from './execution.ts';
export { type Evaluator, evaluateHere, outOfMemory, timedOut } from './jsonata/evaluate.ts';
export type { JsonataAnswer, JsonataRequest } from './jsonata/request.ts';
export type { Machine } from './machine.ts';
export type { JsonProblem } from './parse/json-text.ts';
export { jsonProblem } from './parse/json-text.ts';
export type { Parsed } from './parse/machine.ts';
export { childMachine, describeDiagnostics, parseMachine } from './parse/machine.ts';
export { prepareItem, prepareItemAsync, startExecution, step, stepAsync } from './step.ts';
export { parseTimestamp } from './timestamp.ts';
export type {
  Command,
  Diagnostic,
  Env,
  Event,
  ExecutionInfo,
  ExecutionStatus,
  HistoryEvent,
  HistoryEventType,
  MapItem,
  ParseOptions,
  ScheduleTask,
  Stage,
  StartMapRun,
  StepResult,
  TaskKind,
} from './types.ts';
