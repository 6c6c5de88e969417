/** What the readers of a definition share: the list of mistakes, the notes for the machine, typed access to fields. */

import type { Json, JsonObject } from '../../../platform/json.ts';
import type { Expression } from '../expression.ts';
import { constant } from '../expression.ts';
import { compileIntrinsic } from '../intrinsics/compile.ts';
import { compileJsonata, isJsonata } from '../jsonata/compile.ts';
import type { Path } from '../jsonpath/path.ts';
import { compilePath, requirePath } from '../jsonpath/path.ts';
import { JsonPathSyntaxError } from '../jsonpath/reader.ts';
import type { Reference } from '../jsonpath/reference.ts';
import { compileReference } from '../jsonpath/reference.ts';
import { compileTemplate } from '../jsonpath/template.ts';
import type { Block, Field } from '../machine.ts';
import type { Scope } from '../scope.ts';
import type { Diagnostic, ParseOptions } from '../types.ts';
import { isObject, member } from '../value.ts';

export interface Builder {
  readonly options: ParseOptions;
  readonly diagnostics: Diagnostic[];
  readonly blocks: Map<string, Block>;
  readonly resources: { resource: string; location: string }[];
  readonly variables: Map<string, Set<string>>;
  /** Names of all states so far, for the rule that they are unique in the whole machine. */
  readonly names: Set<string>;
  /** The labels of all DISTRIBUTED Maps so far, which are unique likewise. */
  readonly labels: Set<string>;
  /** What the machine as a whole speaks: every state does, unless it says otherwise for itself. */
  readonly machineJsonata: boolean;
  usesJsonata: boolean;
  /** Reads a level below a state; handed down so that states and levels need not import each other. */
  readonly readBlock: (source: Source, kind: 'machine' | 'branch' | 'processor') => Block;
}

/** A state (or another object) being read. */
export interface Source {
  readonly builder: Builder;
  readonly object: JsonObject;
  readonly location: string;
  readonly jsonata: boolean;
  /** The state whose variable reads are noted. */
  readonly state: string;
}

/** What AWS says of an empty list or object that must hold something. */
export const EMPTY = 'Value cannot be empty';

export function complain(builder: Builder, message: string, location: string, code = 'SCHEMA_VALIDATION_FAILED'): void {
  builder.diagnostics.push({ severity: 'ERROR', code, message, location });
}

/** Told by ValidateStateMachineDefinition; the machine can be run. */
export function warn(builder: Builder, message: string, location: string): void {
  builder.diagnostics.push({ severity: 'WARNING', code: 'SCHEMA_VALIDATION_FAILED', message, location });
}

/** The object at `name` below a source, as a source of its own. */
export function below(source: Source, name: string): Source | undefined {
  const value = member(source.object, name);
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    complain(source.builder, 'Expected value of type Object', `${source.location}/${name}`);
    return undefined;
  }
  return { ...source, object: value, location: `${source.location}/${name}` };
}

export function textField(source: Source, name: string): string | undefined {
  const value = member(source.object, name);
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  complain(source.builder, 'Expected value of type String', `${source.location}/${name}`);
  return undefined;
}

/** The entries of an array of objects, each as a source located `…/Name[2]`. */
export function listField(source: Source, name: string, nonEmpty = true): readonly Source[] {
  const value = member(source.object, name);
  if (value === undefined) return [];
  const location = `${source.location}/${name}`;
  if (!Array.isArray(value)) {
    complain(source.builder, 'Expected value of type Array', location);
    return [];
  }
  if (nonEmpty && value.length === 0) complain(source.builder, EMPTY, location);
  return value.flatMap((entry, at) => {
    if (isObject(entry)) return [{ ...source, object: entry, location: `${location}[${at}]` }];
    complain(source.builder, 'Expected value of type Object', `${location}[${at}]`);
    return [];
  });
}

export interface NumberRule {
  readonly least: number;
  readonly most?: number;
  readonly integer?: boolean;
}

/** A plain number; the rule's violations are complained about. */
export function numberField(source: Source, name: string, rule: NumberRule): number | undefined {
  const value = member(source.object, name);
  if (value === undefined) return undefined;
  return checkNumber(source, name, value, rule) ? value : undefined;
}

function checkNumber(source: Source, name: string, value: Json, rule: NumberRule): value is number {
  const location = `${source.location}/${name}`;
  const integer = rule.integer ?? true;
  if (typeof value !== 'number' || (integer && !Number.isInteger(value))) {
    complain(source.builder, `Expected value of type ${integer ? 'Integer' : 'Float'}`, location);
    return false;
  }
  if (value < rule.least) {
    complain(source.builder, `Minimum value is ${integer ? rule.least : rule.least.toFixed(1)}`, location);
    return false;
  }
  if (rule.most !== undefined && value > rule.most) {
    complain(source.builder, `Maximum value is ${integer ? rule.most : rule.most.toFixed(1)}`, location);
    return false;
  }
  return true;
}

/** A number as a constant, as `NamePath` (JSONPath), or as an expression (JSONata). */
export function dynamicNumber(source: Source, name: string, rule: NumberRule): Field | undefined {
  onlyOneOf(source, [name, `${name}Path`]);
  const value = member(source.object, name);
  if (value !== undefined) {
    if (source.jsonata && isJsonata(value)) return expressionField(source, name, value);
    return checkNumber(source, name, value, rule) ? constantField(name, value) : undefined;
  }
  return source.jsonata ? undefined : pathField(source, `${name}Path`);
}

/** A string as a constant, as `NamePath` (JSONPath; intrinsics where `intrinsics`), or as an expression (JSONata). */
export function dynamicText(source: Source, name: string, intrinsics = false): Field | undefined {
  onlyOneOf(source, [name, `${name}Path`]);
  const value = textField(source, name);
  if (value !== undefined) {
    return source.jsonata && isJsonata(value) ? expressionField(source, name, value) : constantField(name, value);
  }
  return source.jsonata ? undefined : pathField(source, `${name}Path`, intrinsics);
}

function constantField(name: string, value: Json): Field {
  return { name, source: 'constant', text: '', expression: constant(value) };
}

export function expressionField(source: Source, name: string, value: string): Field {
  const text = value.slice(2, -2).trim();
  return { name, source: 'jsonata', text, expression: jsonata(source, name, value) };
}

export function pathField(source: Source, name: string, intrinsics = false): Field | undefined {
  const text = textField(source, name);
  if (text === undefined) return undefined;
  if (intrinsics && !text.startsWith('$')) {
    const evaluate = syntax(source, name, text, () => compileIntrinsic(text));
    return evaluate === undefined ? undefined : { name, source: 'path', text, expression: { kind: 'now', evaluate } };
  }
  const path = syntax(source, name, text, () => compilePath(text));
  if (path === undefined) return undefined;
  notePath(source, path);
  const evaluate = (scope: Scope): Json => requirePath(path, scope);
  return { name, source: 'path', text, expression: { kind: 'now', evaluate }, find: path.find };
}

/** `InputPath`, `OutputPath`: undefined absent, null the literal null. */
export function nullablePath(source: Source, name: string): Path | null | undefined {
  if (member(source.object, name) === null) return null;
  const text = textField(source, name);
  if (text === undefined) return undefined;
  const path = syntax(source, name, text, () => compilePath(text));
  if (path !== undefined) notePath(source, path);
  // The whole input, spelled out: nothing to do at run time.
  return text === '$' ? undefined : path;
}

export function nullableReference(source: Source, name: string): Reference | null | undefined {
  if (member(source.object, name) === null) return null;
  const text = textField(source, name);
  if (text === undefined || text === '$') return undefined;
  return syntax(source, name, text, () => compileReference(text));
}

export function path(source: Source, name: string, text: string): Path | undefined {
  const compiled = syntax(source, name, text, () => compilePath(text));
  if (compiled !== undefined) notePath(source, compiled);
  return compiled;
}

function syntax<Result>(source: Source, name: string, text: string, compile: () => Result): Result | undefined {
  try {
    return compile();
  } catch (failure) {
    if (!(failure instanceof JsonPathSyntaxError)) throw failure;
    complain(source.builder, syntaxMessage(failure, text), `${source.location}/${name}`);
    return undefined;
  }
}

/** The first two are AWS's; it is not known how it says where in a path a mistake is. */
function syntaxMessage(failure: JsonPathSyntaxError, text: string): string {
  if (failure.message === 'Value is not a Reference Path') return failure.message;
  if (!text.startsWith('$')) return 'Value must be a valid JSONPath.';
  return `Value is not a valid JSONPath: '${text}': ${failure.message}`;
}

function notePath(source: Source, compiled: Path): void {
  if (compiled.syntax.root.kind === 'variable') noteVariable(source, compiled.syntax.root.name);
}

function noteVariable(source: Source, name: string): void {
  const names = source.builder.variables.get(source.state);
  if (names === undefined) source.builder.variables.set(source.state, new Set([name]));
  else names.add(name);
}

/** A payload template (JSONPath) or a value with expressions (JSONata), whichever the state speaks. */
export function template(source: Source, name: string, fieldName = name): Expression | undefined {
  const value = member(source.object, name);
  if (value === undefined) return undefined;
  if (source.jsonata) return jsonata(source, fieldName, value, name);
  for (const variable of templateVariables(value)) noteVariable(source, variable);
  return compileTemplate(value, (message, pointer) =>
    complain(source.builder, message, `${source.location}/${name}${pointer}`),
  );
}

export function jsonata(source: Source, fieldName: string, value: Json, name = fieldName): Expression {
  source.builder.usesJsonata = true;
  return compileJsonata(value, fieldName, {
    complain: (code, message, pointer) =>
      complain(source.builder, message, `${source.location}/${name}${pointer}`, code),
    variable: (variable) => noteVariable(source, variable),
  });
}

/** The variables that paths and function arguments of a template name. */
function* templateVariables(value: Json): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* templateVariables(item);
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (!key.endsWith('.$')) yield* templateVariables(inner);
      else if (typeof inner === 'string') {
        // Outside of quoted texts, `$name` is a variable wherever it stands.
        const bare = inner.replace(/'(?:\\.|[^'\\])*'/gs, '');
        for (const match of bare.matchAll(/(?<!\$)\$([A-Za-z_\p{ID_Start}][\p{ID_Continue}]*)/gu)) {
          if (match[1] !== undefined) yield match[1];
        }
      }
    }
  }
}

export const LANGUAGES = ['JSONPath', 'JSONata'];

/** Says that the field at `location` has none of its values. */
export function notAmong(builder: Builder, values: readonly string[], location: string): void {
  complain(builder, `Value should be one of the following: [${values.join(', ')}]`, location);
}

export function onlyOneOf(source: Source, names: readonly string[]): boolean {
  if (names.filter((name) => member(source.object, name) !== undefined).length <= 1) return true;
  complain(source.builder, `There should only be one of the following fields: [${names.join(', ')}]`, source.location);
  return false;
}

export function exactlyOneOf(source: Source, names: readonly string[]): boolean {
  if (names.some((name) => member(source.object, name) !== undefined)) return onlyOneOf(source, names);
  lacksOneOf(source, names);
  return false;
}

/** Says that none of the fields is there. */
export function lacksOneOf(source: Source, names: readonly string[]): void {
  complain(
    source.builder,
    `This object should have only one of the following fields: [${names.join(', ')}]`,
    source.location,
  );
}

export function required(source: Source, names: readonly string[]): boolean {
  const missing = names.filter((name) => member(source.object, name) === undefined);
  if (missing.length === 0) return true;
  complain(source.builder, `These fields are required: [${missing.join(', ')}]`, source.location || '/');
  return false;
}
