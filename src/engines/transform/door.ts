/** What other rooms may import of the transform engine. */
export { createTransformEngine } from './create.ts';
export type { TransformEngine, TransformSpec } from './engine.ts';
export { FilterError, parseFilter, type RecordFilters } from './filters.ts';
export { storeTransfer } from './store-transfer.ts';
