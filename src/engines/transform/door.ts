/** What other rooms may import of the transform engine. */
export { callTransfer } from './call-transfer.ts';
export { createTransformEngine } from './create.ts';
export type { TransformEngine, TransformSpec } from './engine.ts';
export { FilterError, parseFilter, type RecordFilters } from './filters.ts';
