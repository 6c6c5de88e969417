/** What an expression can see: the input (`$`), the context object (`$$`) and the variables (`$name`). */

import type { Json } from '../../platform/json.ts';

export interface Scope {
  /** `$` of JSONPath. */
  readonly input: Json;
  /** Made when first asked for: most states never look. */
  readonly context: () => Json;
  readonly variable: (name: string) => Json | undefined;
  readonly random: () => number;
  readonly uuid: () => string;
  readonly now: number;
  /** `$states` of JSONata besides input and context. */
  readonly result?: Json;
  readonly errorOutput?: Json;
}

export function withInput(scope: Scope, input: Json): Scope {
  return { ...scope, input };
}
