/**
 * Expressions of a definition, compiled. JSONPath and intrinsics answer at once (`now`); JSONata answers later
 * (`later`): it hands a request to the driver of the step loop and goes on with the answer. So the core is written
 * once, as generators, and only JSONata needs an asynchronous driver.
 */

import type { Json } from '../../platform/json.ts';
import type { JsonataAnswer, JsonataRequest } from './jsonata/request.ts';
import type { Scope } from './scope.ts';

export type Evaluation<Result> = Generator<JsonataRequest, Result, JsonataAnswer>;

export type Expression =
  | { readonly kind: 'now'; readonly evaluate: (scope: Scope) => Json; readonly constant?: Json }
  | { readonly kind: 'later'; readonly evaluate: (scope: Scope) => Evaluation<Json> };

export function constant(value: Json): Expression {
  return { kind: 'now', evaluate: () => value, constant: value };
}

export function isConstant(expression: Expression): boolean {
  return expression.kind === 'now' && expression.constant !== undefined;
}

export function* evaluate(expression: Expression, scope: Scope): Evaluation<Json> {
  return expression.kind === 'now' ? expression.evaluate(scope) : yield* expression.evaluate(scope);
}
