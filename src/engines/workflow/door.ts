/** What other rooms may import of the workflow engine. */

export {
  describeDiagnostics,
  type HistoryEvent,
  jsonProblem,
  type Machine,
  type Parsed,
  type ParseOptions,
  parseMachine,
} from './core.ts';
export {
  type ActivityWork,
  type CallbackOutcome,
  createWorkflowEngine,
  type NewRun,
  type WorkflowDeps,
  type WorkflowEngine,
} from './engine.ts';
export type { Owned } from './executor.ts';
export type { Ending, ExecutionFacts, LoadDefinition } from './facts.ts';
export type { HttpExchange, HttpMessage } from './integrations/integration.ts';
export { checkResource } from './integrations/registry.ts';
export { forgetMapRuns } from './map-run/forget.ts';
export type { MapRunView } from './map-run/map-runs.ts';
export type { MapRunCounts, MapRunDoc } from './map-run/record.ts';
export type { Inspected, Mock, StateTest, StateTestResult } from './single-state.ts';
export { redriveRefusal } from './status-events.ts';
export { isToken } from './tokens.ts';
