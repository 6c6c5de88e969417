import type { ServiceModel } from '../src/models/model.ts';

/** Our corrections to the official models, as data: where to (a path of keys), what to set there (null removes), and why. */
export interface Patch {
  readonly at: readonly string[];
  readonly value: unknown;
  readonly why: string;
}
export type Patches = Readonly<Record<string, readonly Patch[]>>;

/** Applies the patches in order. A patch whose parent does not exist is an error: the model has moved on. */
export function applyPatches(model: ServiceModel, patches: readonly Patch[]): ServiceModel {
  for (const { at, value } of patches) {
    const parents = at.slice(0, -1);
    const last = at.at(-1);
    let node = model as unknown as Record<string, unknown>;
    for (const key of parents) {
      const next = node[key];
      if (typeof next !== 'object' || next === null)
        throw new Error(`${model.service}: patch ${at.join('/')} points at nothing`);
      node = next as Record<string, unknown>;
    }
    if (last === undefined) throw new Error(`${model.service}: a patch needs a path`);
    if (value === null) delete node[last];
    else node[last] = value;
  }
  return model;
}
