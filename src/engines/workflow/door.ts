/** What other rooms may import of the workflow engine. */

export { type Diagnostic, type HistoryEvent, jsonProblem, type Machine, parseMachine } from './core.ts';
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
export { checkResource } from './integrations/registry.ts';
