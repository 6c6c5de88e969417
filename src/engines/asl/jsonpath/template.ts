/**
 * Payload templates of JSONPath states (`Parameters`, `ResultSelector`, `ItemSelector`, `Assign` …): literal JSON in
 * which a key that ends in `.$` holds a path or an intrinsic function call instead of a value.
 */

import type { Json, JsonObject } from '../../../platform/json.ts';
import { nothingAt } from '../errors.ts';
import type { Expression } from '../expression.ts';
import { constant, isConstant } from '../expression.ts';
import { compileIntrinsic } from '../intrinsics/compile.ts';
import type { Scope } from '../scope.ts';
import { isObject, setMember } from '../value.ts';
import { compilePath, endsPastArray } from './path.ts';
import { JsonPathSyntaxError } from './reader.ts';

/** Told about each mistake: the message and where, as a JSON pointer below the template. */
export type Complain = (message: string, pointer: string) => void;

type Evaluator = (scope: Scope) => Json;

/** Mistakes are told to `complain`; what they stand at is then left out. */
export function compileTemplate(template: Json, complain: Complain): Expression {
  return compileNode(template, '', complain);
}

function compileNode(node: Json, pointer: string, complain: Complain): Expression {
  if (Array.isArray(node)) {
    const items = node.map((item, at) => compileNode(item, `${pointer}[${at}]`, complain));
    if (items.every(isConstant)) return constant(node);
    const evaluators = items.map(nowOf);
    return { kind: 'now', evaluate: (scope) => evaluators.map((item) => item(scope)) };
  }
  if (isObject(node)) return compileObject(node, pointer, complain);
  return constant(node);
}

function compileObject(node: JsonObject, pointer: string, complain: Complain): Expression {
  const members: [string, Evaluator][] = [];
  let literal = true;
  for (const [key, value] of Object.entries(node)) {
    if (key.endsWith('.$')) {
      literal = false;
      const evaluator = compileField(key, value, pointer, complain);
      if (evaluator !== undefined) members.push([key.slice(0, -2), evaluator]);
    } else {
      const inner = compileNode(value, `${pointer}/${key}`, complain);
      literal &&= isConstant(inner);
      members.push([key, nowOf(inner)]);
    }
  }
  if (literal) return constant(node);
  return {
    kind: 'now',
    evaluate: (scope) => {
      const result: JsonObject = {};
      for (const [key, evaluator] of members) setMember(result, key, evaluator(scope));
      return result;
    },
  };
}

function compileField(key: string, value: Json, pointer: string, complain: Complain): Evaluator | undefined {
  if (typeof value !== 'string') {
    complain(
      `The value for the field '${key}' must be a STRING that contains a JSONPath but was an ${kindOf(value)}`,
      pointer,
    );
    return undefined;
  }
  try {
    return value.startsWith('$') ? pathField(key, value) : compileIntrinsic(value);
  } catch (failure) {
    if (!(failure instanceof JsonPathSyntaxError)) throw failure;
    complain(`The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`, pointer);
    return undefined;
  }
}

function pathField(key: string, text: string): Evaluator {
  const path = compilePath(text);
  return (scope) => {
    const value = path.find(scope);
    if (value !== undefined) return value;
    if (endsPastArray(path, scope)) return null;
    throw nothingAt(text, key, scope.input);
  };
}

function nowOf(expression: Expression): Evaluator {
  // Templates of this language hold paths and intrinsics only, and those answer at once.
  if (expression.kind !== 'now') throw new Error('a JSONPath template holds an expression that answers later');
  return expression.evaluate;
}

function kindOf(value: Json): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  if (typeof value === 'number') return Number.isInteger(value) ? 'INTEGER' : 'FLOAT';
  return typeof value === 'boolean' ? 'BOOLEAN' : 'OBJECT';
}
