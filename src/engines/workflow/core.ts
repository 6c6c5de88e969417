/** The language core as this room uses it: one place that knows its door. */

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
} from '../asl/index.ts';
export {
  describeDiagnostics,
  type Execution,
  jsonProblem,
  type Machine,
  type Parsed,
  parseMachine,
  startExecution,
  step,
  stepAsync,
} from '../asl/index.ts';
