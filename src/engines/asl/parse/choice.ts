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

const SELECTORS = ['And', 'Or', 'Not', 'Variable', 'Condition'];

export function readRules(state: Source): ChoiceRule[] {
  return listField(state, 'Choices').flatMap((source, at): ChoiceRule[] => {
    lintFields(source, 'rule');
    required(source, ['Next']);
    const selector = readSelector(source);
    const next = textField(source, 'Next') ?? '';
    const assign = assignment(source, `Choices[${at}]/Assign`);
    if (source.jsonata) {
      const condition = selector === 'Condition' ? readCondition(source, at) : undefined;
      const output = template(source, 'Output', `Choices[${at}]/Output`);
      return condition === undefined ? [] : [{ condition, next, assign, output }];
    }
    const test = compileRule(source, selector) ?? (() => false);
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

/** Which of its forms a rule has; undefined where it has none or several. */
function readSelector(source: Source): string | undefined {
  const given = SELECTORS.filter((name) => member(source.object, name) !== undefined);
  if (given.length === 1) return given[0];
  complain(
    source.builder,
    `The object must have only one of the following fields, [${SELECTORS.join(', ')}]`,
    source.location,
  );
  return undefined;
}

function compileInner(source: Source): Test | undefined {
  lintFields(source, 'innerRule');
  return compileRule(source, readSelector(source));
}

function compileRule(source: Source, selector: string | undefined): Test | undefined {
  if (selector === 'And' || selector === 'Or') {
    const tests = listField(source, selector).flatMap((inner) => compileInner(inner) ?? []);
    return selector === 'And'
      ? (scope) => tests.every((test) => test(scope))
      : (scope) => tests.some((test) => test(scope));
  }
  if (selector === 'Not') {
    const value = member(source.object, 'Not');
    if (!isObject(value)) {
      complain(source.builder, 'Expected value of type Object', `${source.location}/Not`);
      return undefined;
    }
    const test = compileInner({ ...source, object: value, location: `${source.location}/Not` });
    return test === undefined ? undefined : (scope) => !test(scope);
  }
  return selector === 'Variable' ? compileComparison(source) : undefined;
}

function isOperator(name: string): boolean {
  return name === 'StringMatches' || predicates.has(name) || readComparison(name) !== undefined;
}

function compileComparison(source: Source): Test | undefined {
  const operators = Object.keys(source.object).filter(isOperator);
  const [operator] = operators;
  if (operator === undefined || operators.length > 1) {
    const problem =
      operator === undefined
        ? 'A comparison operator is required'
        : `There should only be one of the following fields: [${operators.join(', ')}]`;
    complain(source.builder, problem, source.location);
    return undefined;
  }
  const variableText = textField(source, 'Variable');
  const variable = variableText === undefined ? undefined : readPath(source, 'Variable', variableText);
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
    const other = typeof operand === 'string' ? readPath(source, operator, operand) : undefined;
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

function readPath(source: Source, name: string, text: string): Path | undefined {
  if (text.startsWith('$')) return path(source, name, text);
  const message = "Value is not a Reference Path: Reference path didn't start with '$'";
  complain(source.builder, message, `${source.location}/${name}`);
  return undefined;
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
