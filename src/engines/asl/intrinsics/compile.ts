/** Turns the text of an intrinsic function call into a function of the scope. */

import type { Json } from '../../../platform/json.ts';
import { runtimeError, StatesError } from '../errors.ts';
import { pathOf } from '../jsonpath/path.ts';
import { JsonPathSyntaxError } from '../jsonpath/reader.ts';
import type { Scope } from '../scope.ts';
import type { Arguments } from './arguments.ts';
import { arrayContains, arrayGetItem, arrayLength, arrayPartition, arrayRange, arrayUnique } from './array.ts';
import { fill, parseTemplate } from './format.ts';
import { mathAdd, mathRandom } from './number.ts';
import type { Argument, Call } from './parse.ts';
import { parseIntrinsic, withoutEscapes } from './parse.ts';
import { base64Decode, base64Encode, hash, jsonMerge, jsonToString, stringSplit, stringToJson } from './text.ts';

interface Intrinsic {
  readonly least: number;
  readonly most: number;
  readonly call: (args: Arguments, scope: Scope) => Json;
}

const intrinsics = new Map<string, Intrinsic>([
  ['States.Array', { least: 0, most: Number.POSITIVE_INFINITY, call: (args) => [...args] }],
  ['States.ArrayPartition', { least: 2, most: 2, call: arrayPartition }],
  ['States.ArrayContains', { least: 2, most: 2, call: arrayContains }],
  ['States.ArrayRange', { least: 3, most: 3, call: arrayRange }],
  ['States.ArrayGetItem', { least: 2, most: 2, call: arrayGetItem }],
  ['States.ArrayLength', { least: 1, most: 1, call: arrayLength }],
  ['States.ArrayUnique', { least: 1, most: 1, call: arrayUnique }],
  ['States.Base64Encode', { least: 1, most: 1, call: base64Encode }],
  ['States.Base64Decode', { least: 1, most: 1, call: base64Decode }],
  ['States.Hash', { least: 2, most: 2, call: hash }],
  ['States.JsonMerge', { least: 3, most: 3, call: jsonMerge }],
  ['States.StringToJson', { least: 1, most: 1, call: stringToJson }],
  ['States.JsonToString', { least: 1, most: 1, call: jsonToString }],
  ['States.MathRandom', { least: 2, most: 3, call: (args, scope) => mathRandom(args, scope.random) }],
  ['States.MathAdd', { least: 2, most: 2, call: mathAdd }],
  ['States.StringSplit', { least: 2, most: 2, call: stringSplit }],
  ['States.UUID', { least: 0, most: 0, call: (_args, scope) => scope.uuid() }],
]);

type Evaluator = (scope: Scope) => Json;

/**
 * @throws JsonPathSyntaxError where the text is no call of a known function with the right number of arguments.
 * The evaluator throws StatesError with the sentence in which AWS wraps the reason.
 */
export function compileIntrinsic(text: string): Evaluator {
  const evaluate = compileCall(parseIntrinsic(text));
  return (scope) => {
    try {
      return evaluate(scope);
    } catch (failure) {
      if (!(failure instanceof StatesError)) throw failure;
      throw new StatesError(failure.error, `The function '${text}' had the following error: ${failure.detail}`);
    }
  };
}

function compileCall(call: Call): Evaluator {
  if (call.name === 'States.Format') return compileFormat(call);
  const intrinsic = intrinsics.get(call.name);
  if (intrinsic === undefined) throw new JsonPathSyntaxError(`Unknown function '${call.name}'`);
  const count = call.args.length;
  if (count < intrinsic.least || count > intrinsic.most) {
    throw new JsonPathSyntaxError(`Wrong number of arguments for '${call.name}'`);
  }
  const args = call.args.map(compileArgument);
  return (scope) =>
    intrinsic.call(
      args.map((arg) => arg(scope)),
      scope,
    );
}

function compileFormat(call: Call): Evaluator {
  const [template, ...rest] = call.args;
  if (template === undefined) throw new JsonPathSyntaxError(`Wrong number of arguments for '${call.name}'`);
  const args = rest.map(compileArgument);
  if (template.kind === 'text') {
    const pieces = parseTemplate(template.raw);
    return (scope) =>
      fill(
        pieces,
        args.map((arg) => arg(scope)),
      );
  }
  const evaluateTemplate = compileArgument(template);
  return (scope) => {
    const text = evaluateTemplate(scope);
    if (typeof text !== 'string') {
      throw new StatesError('States.IntrinsicFailure', 'The template of States.Format must be a string');
    }
    return fill(
      parseTemplate(text),
      args.map((arg) => arg(scope)),
    );
  };
}

function compileArgument(argument: Argument): Evaluator {
  switch (argument.kind) {
    case 'call':
      return compileCall(argument);
    case 'literal':
      return () => argument.value;
    case 'text': {
      const text = withoutEscapes(argument.raw);
      return () => text;
    }
    case 'path': {
      const path = pathOf(argument.path.text, argument.path);
      return (scope) => {
        const value = path.find(scope);
        if (value !== undefined) return value;
        throw runtimeError(
          `The JsonPath argument for the field '${path.text}' could not be found in the input '${JSON.stringify(scope.input)}'`,
        );
      };
    }
    default:
      return argument satisfies never;
  }
}
