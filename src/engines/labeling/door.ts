/** What other rooms may import of the labeling engine. */
export { readBuiltIn } from './built-in.ts';
export { createLabelingEngine } from './create.ts';
export { DeskRefusal, type Task, type Team, type WorkerDesk } from './desk.ts';
export { type Counters, type LabelingEngine, LabelingFailure, type LabelingSpec, type Progress } from './engine.ts';
export { type LinkedObject, OBJECT_PATH, type ObjectLinks } from './links.ts';
export { outputManifestUri } from './output.ts';
export { type Renderer, TemplateError } from './template.ts';
