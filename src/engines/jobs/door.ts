/** What other rooms may import of the jobs engine. */
export type { HostObservation, JobEngine, LogLine, Standing } from './engine.ts';
export { JobError } from './engine.ts';
export type { ContainerCommand, HostPlan, InputPlan, JobPlan, OutputPlan } from './plan.ts';
export type { ContainerAddress } from './runner.ts';
