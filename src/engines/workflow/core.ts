/** The language core as this room uses it: one place that knows its door. */
export { type Execution, type Machine, parseMachine, startExecution, step, stepAsync } from '../asl/index.ts';
export { type JsonProblem, jsonProblem } from '../asl/parse/json-text.ts';
export type {
  Command,
  Diagnostic,
  Env,
  Event,
  ExecutionInfo,
  HistoryEvent,
  ScheduleTask,
  StartMapRun,
  StepResult,
} from '../asl/types.ts';
