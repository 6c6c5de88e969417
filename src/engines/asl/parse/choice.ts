/** Reads the rules of a Choice state and compiles each into one test. */

import type { Json } from '../../../platform/json.ts';
import { runtimeError } from '../errors.ts';
import { isJsonata } from '../jsonata/compile.ts';
import type { Path } from '../jsonpath/path.ts';
import { lintFields } from '../lint/fields.ts';
import type { ChoiceRule } from '../machine.ts';
import type { Scope } from '../scope.ts';
import { parseTimestamp } from '../timestamp.ts';
import { isObject, member } from '../value.ts';
import { assignment } from './assign.ts';
import type { Source } from './builder.ts';
import { complain, expressionField, listField, path, required, template, textField } from './builder.ts';
import { compilePattern } from './string-matches.ts';

type Test = (scope: Scope) => boolean;

const notOperators = new Set(['Variable', 'Next', 'Comment', 'Assign', 'Output', 'Condition']);

export function readRules(state: Source): ChoiceRule[] {
  return listField(state, 'Choices').flatMap((source, at): ChoiceRule[] => {
    lintFields(source.builder, source.object, source.location, undefined, source.jsonata);
    required(source, source.jsonata ? ['Condition', 'Next'] : ['Next']);
    const next = textField(source, 'Next') ?? '';
    const assign = assignment(source, `Choices[${at}]/Assign`);
    if (source.jsonata) {
      const condition = readCondition(source, at);
      const output = template(source, 'Output', `Choices[${at}]/Output`);
      return condition === undefined ? [] : [{ condition, next, assign, output }];
    }
    const test = compileRule(source) ?? (() => false);
    return [{ condition: { kind: 'test', test }, next, assign, output: undefined }];
  });
}

function readCondition(source: Source, at: number): ChoiceRule['condition'] | undefined {
  const value = member(source.object, 'Condition');
  if (typeof value === 'boolean') return { kind: 'test', test: () => value };
  if (isJsonata(value)) {
    const field = expressionField({ ...source }, 'Condition', value);
    return { kind: 'jsonata', field: { ...field, name: `Choices[${at}]/Condition` } };
  }
  if (value !== undefined) {
    complain(source.builder, 'Expected value of type Boolean or JSONata expression', `${source.location}/Condition`);
  }
  return undefined;
}

function compileRule(source: Source): Test | undefined {
  const operators = Object.keys(source.object).filter((name) => !notOperators.has(name) && isOperator(name));
  const [operator] = operators;
  if (operator === undefined || operators.length > 1) {
    complain(
      source.builder,
      operators.length === 0
        ? 'A comparison operator is required'
        : `There should only be one of the following fields: [${operators.join(', ')}]`,
      source.location,
    );
    return undefined;
  }
  if (operator === 'And' || operator === 'Or') {
    const tests = listField(source, operator).flatMap((inner) => compileRule(inner) ?? []);
    return operator === 'And'
      ? (scope) => tests.every((test) => test(scope))
      : (scope) => tests.some((test) => test(scope));
  }
  if (operator === 'Not') {
    const value = member(source.object, 'Not');
    if (!isObject(value)) {
      complain(source.builder, 'Expected value of type Object', `${source.location}/Not`);
      return undefined;
    }
    const test = compileRule({ ...source, object: value, location: `${source.location}/Not` });
    return test === undefined ? undefined : (scope) => !test(scope);
  }
  return compileComparison(source, operator);
}

function isOperator(name: string): boolean {
  return (
    name === 'And' ||
    name === 'Or' ||
    name === 'Not' ||
    name === 'StringMatches' ||
    predicates.has(name) ||
    readComparison(name) !== undefined
  );
}

function compileComparison(source: Source, operator: string): Test | undefined {
  const variableText = textField(source, 'Variable');
  if (variableText === undefined) {
    required(source, ['Variable']);
    return undefined;
  }
  const variable = path(source, 'Variable', variableText);
  const operand = member(source.object, operator) as Json;
  const location = `${source.location}/${operator}`;
  if (variable === undefined) return undefined;
  const predicate = predicates.get(operator);
  if (operator === 'IsPresent' || predicate !== undefined) {
    if (typeof operand !== 'boolean') {
      complain(source.builder, 'Expected value of type Boolean', location);
      return undefined;
    }
    if (operator === 'IsPresent') return (scope) => (variable.find(scope) !== undefined) === operand;
    return (scope) => predicate?.(lookUp(variable, scope)) === operand;
  }
  if (operator === 'StringMatches') {
    const matches = typeof operand === 'string' ? compilePattern(operand) : undefined;
    if (matches === undefined) {
      complain(source.builder, 'Expected a pattern of type String with valid escapes', location);
      return undefined;
    }
    return (scope) => {
      const value = lookUp(variable, scope);
      return typeof value === 'string' && matches(value);
    };
  }
  const comparison = readComparison(operator);
  if (comparison === undefined) return undefined;
  const { convert, holds, type } = comparison;
  if (operator.endsWith('Path')) {
    const other = typeof operand === 'string' ? path(source, operator, operand) : undefined;
    if (typeof operand !== 'string') complain(source.builder, 'Expected value of type String', location);
    if (other === undefined) return undefined;
    return (scope) => compare(convert(lookUp(variable, scope)), convert(lookUp(other, scope)), holds);
  }
  const right = convert(operand);
  if (right === undefined) {
    complain(source.builder, `Expected value of type ${type}`, location);
    return undefined;
  }
  return (scope) => compare(convert(lookUp(variable, scope)), right, holds);
}

function lookUp(variable: Path, scope: Scope): Json {
  const value = variable.find(scope);
  if (value !== undefined) return value;
  throw runtimeError(`Invalid path '${variable.text}': The choice state's condition path references an invalid value.`);
}

const predicates = new Map<string, (value: Json) => boolean>([
  ['IsNull', (value) => value === null],
  ['IsNumeric', (value) => typeof value === 'number'],
  ['IsString', (value) => typeof value === 'string'],
  ['IsBoolean', (value) => typeof value === 'boolean'],
  ['IsTimestamp', (value) => typeof value === 'string' && parseTimestamp(value) !== undefined],
  ['IsPresent', () => true],
]);

/** What is compared: values of the wrong type have no counterpart here and compare as false. */
type Comparable = string | number | boolean;

interface Comparison {
  readonly type: string;
  readonly convert: (value: Json) => Comparable | undefined;
  readonly holds: (order: number) => boolean;
}

const orders = new Map<string, (order: number) => boolean>([
  ['Equals', (order) => order === 0],
  ['LessThan', (order) => order < 0],
  ['GreaterThan', (order) => order > 0],
  ['LessThanEquals', (order) => order <= 0],
  ['GreaterThanEquals', (order) => order >= 0],
]);

const kinds = new Map<string, Pick<Comparison, 'type' | 'convert'>>([
  ['String', { type: 'String', convert: (value) => (typeof value === 'string' ? value : undefined) }],
  ['Numeric', { type: 'Number', convert: (value) => (typeof value === 'number' ? value : undefined) }],
  ['Boolean', { type: 'Boolean', convert: (value) => (typeof value === 'boolean' ? value : undefined) }],
  [
    'Timestamp',
    { type: 'Timestamp', convert: (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined) },
  ],
]);

/** Takes `NumericLessThanEqualsPath` apart; Boolean knows only Equals. */
function readComparison(operator: string): Comparison | undefined {
  const match =
    /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)(Path)?$/.exec(
      operator,
    );
  const kind = kinds.get(match?.[1] ?? '');
  const holds = orders.get(match?.[2] ?? '');
  if (kind === undefined || holds === undefined || (match?.[1] === 'Boolean' && match[2] !== 'Equals'))
    return undefined;
  return { ...kind, holds };
}

function compare(
  left: Comparable | undefined,
  right: Comparable | undefined,
  holds: (order: number) => boolean,
): boolean {
  if (left === undefined || right === undefined) return false;
  return holds(left < right ? -1 : left > right ? 1 : 0);
}
