/** What the core asks of its driver for a JSONata expression, and the answer: plain data, so that it can be done in another thread. */

import type { Json, JsonObject } from '../../../platform/json.ts';

export interface JsonataRequest {
  /** Without `{%` and `%}`. */
  readonly text: string;
  /** `states` and the machine's variables that the text reads. */
  readonly bindings: JsonObject;
  /** What `$now` and `$millis` tell (epoch ms). */
  readonly now: number;
  /** Cheap for what its text and bindings are long: see `light.ts`. */
  readonly light: boolean;
}

export type JsonataAnswer =
  /** undefined: JSONata's "nothing". */
  { readonly value: Json | undefined } | { readonly fault: JsonataFault };

/** JSONata's code (`T0410`, `D1012` …) where it has one. */
export interface JsonataFault {
  readonly code?: string;
  readonly message: string;
}

/** Our own code for a result that is no JSON: a function, an infinity. */
export const UNSUPPORTED_RESULT = 'unsupported-result';
