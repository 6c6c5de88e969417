/** The language core as this room uses it: one place that knows its door. */

export type {
  Command,
  Diagnostic,
  Env,
  Event,
  ExecutionInfo,
  HistoryEvent,
  ScheduleTask,
  Stage,
  StartMapRun,
  StepResult,
} from '../asl/index.ts';
export {
  childMachine,
  describeDiagnostics,
  type Execution,
  jsonProblem,
  type Machine,
  type Parsed,
  parseMachine,
  prepareItem,
  prepareItemAsync,
  StatesError,
  startExecution,
  step,
  stepAsync,
} from '../asl/index.ts';
