/**
 * JSONata expressions of a definition. Compiled once; evaluated with limits on time, depth and size, without `$eval`,
 * and with AWS's sentences for what goes wrong.
 */

import jsonata from 'jsonata';
import type { Json, JsonObject } from '../../../platform/json.ts';
import type { StatesError } from '../errors.ts';
import { queryError } from '../errors.ts';
import type { Evaluation, Expression } from '../expression.ts';
import { constant, isConstant } from '../expression.ts';
import type { Scope } from '../scope.ts';
import { isObject, setMember, typeName } from '../value.ts';
import { analyse } from './analyse.ts';
import { bindFunctions, MAX_SEQUENCE } from './functions.ts';
import { linearRegExp } from './regex.ts';

/** An expression may run this long (ms): other executions wait meanwhile. */
const TIMEOUT = 1000;
const MAX_DEPTH = 300;
/** The parser recurses; a text this long is far beyond any honest expression. */
const MAX_LENGTH = 10_000;
const limits = { timeout: TIMEOUT, stack: MAX_DEPTH, sequence: MAX_SEQUENCE, RegexEngine: linearRegExp };

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
  let compiled: jsonata.Expression;
  try {
    if (text.length > MAX_LENGTH) throw new Error(`An expression must not be longer than ${MAX_LENGTH} characters`);
    compiled = jsonata(text, limits);
    const { variables, bareNames } = analyse(compiled.ast());
    for (const name of bareNames) {
      notes.complain(
        'UNSUPPORTED_JSONATA_EXPRESSION',
        `Reference to '${name}' at the top level is not supported.`,
        pointer,
      );
    }
    for (const name of variables) notes.variable(name);
  } catch (failure) {
    notes.complain('INVALID_JSONATA_EXPRESSION', messageOf(failure), pointer);
    return constant(null);
  }
  return { kind: 'later', evaluate: (scope) => evaluateText(compiled, text, field, scope) };
}

function* evaluateText(compiled: jsonata.Expression, text: string, field: string, scope: Scope): Evaluation<Json> {
  const bindings = { ...scope.variables(), ...bindFunctions(scope), states: statesVariable(scope) };
  let result: Json | undefined;
  try {
    result = yield async () => compiled.evaluate(undefined, bindings);
  } catch (failure) {
    throw evaluationError(failure, text, field);
  }
  if (result === undefined) {
    throw queryError(
      `The JSONata expression '${text}' specified for the field '${field}' returned nothing (undefined).`,
      field,
    );
  }
  return plain(result, text, field);
}

function statesVariable(scope: Scope): JsonObject {
  const states: JsonObject = { input: scope.input, context: scope.context() };
  if (scope.result !== undefined) states['result'] = scope.result;
  if (scope.errorOutput !== undefined) states['errorOutput'] = scope.errorOutput;
  return states;
}

/** Takes the marks off that JSONata leaves on its arrays, and refuses what is no JSON (functions, infinities). */
function plain(value: unknown, text: string, field: string): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item) => plain(item ?? null, text, field));
  if (typeof value === 'object') {
    const result: JsonObject = {};
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) setMember(result, key, plain(inner, text, field));
    }
    return result;
  }
  throw queryError(
    `The JSONata expression '${text}' specified for the field '${field}' returned an unsupported result type.`,
    field,
  );
}

function evaluationError(failure: unknown, text: string, field: string): StatesError {
  const start = `The JSONata expression '${text}' specified for the field '${field}' threw an error during evaluation`;
  const code = codeOf(failure);
  if (code === 'D2014' || code === 'D2015') {
    return queryError(`${start}: Expression evaluation memory limit exceeded: Check for excessive memory usage`, field);
  }
  if (code === 'D1011' || failure instanceof RangeError) {
    return queryError(`${start}: Expression evaluation stack overflow: Check for non-terminating recursion`, field);
  }
  if (code === 'D1012') {
    return queryError(`${start}: Expression evaluation timeout exceeded: Check for infinite loop`, field);
  }
  return queryError(
    code === undefined ? `${start}: ${messageOf(failure)}` : `${start}. ${code}: ${messageOf(failure)}`,
    field,
  );
}

/** JSONata throws plain objects with `code` and `message`. */
function codeOf(failure: unknown): string | undefined {
  return typeof failure === 'object' && failure !== null && 'code' in failure && typeof failure.code === 'string'
    ? failure.code
    : undefined;
}

function messageOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'message' in failure
    ? String(failure.message)
    : String(failure);
}

/** For a field that must have a certain type. */
export function unexpectedType(expression: string, field: string, expected: string, value: Json): StatesError {
  return queryError(
    `The JSONata expression '${expression}' specified for the field '${field}' returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    field,
  );
}
