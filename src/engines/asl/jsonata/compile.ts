/** JSONata expressions of a definition: read once, requested of the driver when they are needed, with AWS's sentences for what goes wrong. */

import type { Json, JsonObject } from '../../../platform/json.ts';
import type { StatesError } from '../errors.ts';
import { queryError } from '../errors.ts';
import type { Evaluation, Expression } from '../expression.ts';
import { constant, isConstant } from '../expression.ts';
import type { Scope } from '../scope.ts';
import { isObject, setMember, typeName } from '../value.ts';
import { type Analysis, analyse } from './analyse.ts';
import { faultOf, parseExpression } from './evaluate.ts';
import { isLight } from './light.ts';
import { type JsonataFault, type JsonataRequest, UNSUPPORTED_RESULT } from './request.ts';

/** Told about each mistake: code, message, and where below the field. */
export type Complain = (code: string, message: string, pointer: string) => void;

/** Told the names of machine variables that expressions read. */
export type NoteVariable = (name: string) => void;

export interface Notes {
  readonly complain: Complain;
  readonly variable: NoteVariable;
}

/** Only a text that is delimited as a whole is an expression. */
export function isJsonata(value: Json | undefined): value is string {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}') && value.length >= 4;
}

/**
 * A value of the definition in which every string `{% … %}` is an expression. `field` is the name that errors give
 * it: `Arguments`, extended with `/member` and `[index]` on the way down.
 */
export function compileJsonata(value: Json, field: string, notes: Notes, pointer = ''): Expression {
  if (isJsonata(value)) return compileText(value, field, notes, pointer);
  if (Array.isArray(value)) {
    const items = value.map((item, at) => compileJsonata(item, `${field}[${at}]`, notes, `${pointer}[${at}]`));
    if (items.every(isConstant)) return constant(value);
    return {
      kind: 'later',
      evaluate: function* (scope) {
        const result: Json[] = [];
        for (const item of items) {
          result.push(item.kind === 'now' ? item.evaluate(scope) : yield* item.evaluate(scope));
        }
        return result;
      },
    };
  }
  if (isObject(value)) return compileMembers(value, field, notes, pointer);
  return constant(value);
}

function compileMembers(value: JsonObject, field: string, notes: Notes, pointer: string): Expression {
  const members = Object.entries(value).map(
    ([key, inner]) => [key, compileJsonata(inner, `${field}/${key}`, notes, `${pointer}/${key}`)] as const,
  );
  if (members.every(([, inner]) => isConstant(inner))) return constant(value);
  return {
    kind: 'later',
    evaluate: function* (scope) {
      const result: JsonObject = {};
      for (const [key, inner] of members) {
        setMember(result, key, inner.kind === 'now' ? inner.evaluate(scope) : yield* inner.evaluate(scope));
      }
      return result;
    },
  };
}

function compileText(delimited: string, field: string, notes: Notes, pointer: string): Expression {
  const text = delimited.slice(2, -2).trim();
  let found: Analysis;
  let light: boolean;
  try {
    const root = parseExpression(text);
    found = analyse(root);
    light = isLight(root);
  } catch (failure) {
    notes.complain('INVALID_JSONATA_EXPRESSION', faultOf(failure).message, pointer);
    return constant(null);
  }
  for (const name of found.bareNames) {
    notes.complain(
      'UNSUPPORTED_JSONATA_EXPRESSION',
      `Reference to '${name}' at the top level is not supported.`,
      pointer,
    );
  }
  for (const name of found.variables) notes.variable(name);
  return {
    kind: 'later',
    evaluate: (scope) => evaluateText({ text, light, now: scope.now, bindings: bindingsOf(scope, found.names) }, field),
  };
}

function* evaluateText(request: JsonataRequest, field: string): Evaluation<Json> {
  const { text } = request;
  const answer = yield request;
  if ('fault' in answer) throw evaluationError(answer.fault, text, field);
  if (answer.value !== undefined) return answer.value;
  throw queryError(
    `The JSONata expression '${text}' specified for the field '${field}' returned nothing (undefined).`,
    field,
  );
}

/** What an expression can see by the names that stand in it. */
function bindingsOf(scope: Scope, names: readonly string[]): JsonObject {
  const bindings: JsonObject = {};
  for (const name of names) {
    const value = name === 'states' ? statesVariable(scope) : scope.variable(name);
    if (value !== undefined) setMember(bindings, name, value);
  }
  return bindings;
}

function statesVariable(scope: Scope): JsonObject {
  const states: JsonObject = { input: scope.input, context: scope.context() };
  if (scope.result !== undefined) states['result'] = scope.result;
  if (scope.errorOutput !== undefined) states['errorOutput'] = scope.errorOutput;
  return states;
}

function evaluationError({ code, message }: JsonataFault, text: string, field: string): StatesError {
  const place = `The JSONata expression '${text}' specified for the field '${field}'`;
  if (code === UNSUPPORTED_RESULT) return queryError(`${place} returned an unsupported result type.`, field);
  const start = `${place} threw an error during evaluation`;
  if (code === 'D2014' || code === 'D2015') {
    return queryError(`${start}: Expression evaluation memory limit exceeded: Check for excessive memory usage`, field);
  }
  if (code === 'D1011') {
    return queryError(`${start}: Expression evaluation stack overflow: Check for non-terminating recursion`, field);
  }
  if (code === 'D1012') {
    return queryError(`${start}: Expression evaluation timeout exceeded: Check for infinite loop`, field);
  }
  return queryError(code === undefined ? `${start}: ${message}` : `${start}. ${code}: ${message}`, field);
}

/** For a field that must have a certain type. */
export function unexpectedType(expression: string, field: string, expected: string, value: Json): StatesError {
  return queryError(
    `The JSONata expression '${expression}' specified for the field '${field}' returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    field,
  );
}
