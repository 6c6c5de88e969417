/** What other rooms may import of the jobs engine. */
export { accessEnvironment, type ContainerAccess } from './contract/environment.ts';
export { createJobEngine, type JobEngineOptions } from './create.ts';
export type { HostObservation, JobEngine, LogLine, Standing } from './engine.ts';
export { JobError } from './engine.ts';
export type { ImageDescription } from './images/describe.ts';
export { createImages, type Images, type ImagesOptions } from './images/images.ts';
export type { ContainerCommand, HostPlan, InputPlan, JobPlan, OutputPlan } from './plan.ts';
export { removeTree } from './remove-tree.ts';
export type { ContainerAddress, ContainerState, Runner, RunnerHandle } from './runner.ts';
export { createProcessRunner, type ProcessRunnerOptions } from './runners/process/runner.ts';
export type { ObjectTransfer } from './transfer/port.ts';
export { createS3Transfer } from './transfer/s3.ts';
export { watched } from './transfer/watched.ts';
