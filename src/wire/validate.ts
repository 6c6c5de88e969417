import type { Constraints, Member, ScalarShape, Shape } from '../models/model.ts';
import { enumOrder } from './enum-order.ts';
import { patternTest } from './pattern.ts';

/**
 * The constraints of the model and the sentences in which AWS's front end refuses what breaks them.
 *
 * The form is the one that every AWS service built on the same front end prints:
 * `2 validation errors detected: Value 'x' at 'inputConfig.s3Uri' failed to satisfy constraint: Member must …; Value …`.
 * Paths start with a lower-case letter per member; list items are `name.1.member`, counted from one.
 */
export interface Problem {
  /** Grows at its front while the walker returns through the structures. */
  path: string;
  /** Already printed; `null` for a missing member. */
  readonly value: string | null;
  readonly constraint: string;
}

/**
 * Texts longer than this are cut in a refusal. AWS prints them whole, which lets a bad request double itself. A value that is one too long
 * for the longest token of a page (3,096) is still shown whole.
 */
const LONGEST_VALUE = 4096;
const MOST_PROBLEMS = 50;

export const NOT_NULL = 'Member must not be null';

/** The sentence for all problems found in one request. */
export function problemsText(problems: readonly Problem[]): string {
  const sentences = problems.slice(0, MOST_PROBLEMS).map(({ path, value, constraint }) => {
    const shown = value === null ? 'null' : `'${value}'`;
    return `Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
  });
  return `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: ${sentences.join('; ')}`;
}

export const missing = (path: string): Problem => ({ path, value: null, constraint: NOT_NULL });

/** Puts the holder's name before the paths of the problems found since `from`. */
export function prefixPaths(problems: Problem[], from: number, prefix: string): void {
  for (let i = from; i < problems.length; i++) {
    const problem = problems[i];
    if (problem === undefined) return;
    problem.path = problem.path === '' ? prefix : `${prefix}.${problem.path}`;
  }
}

/** `TrainingJobName` -> `trainingJobName`; only the first letter changes (`SAMLOptions` -> `sAMLOptions`). */
export const pathName = (member: string): string => member.charAt(0).toLowerCase() + member.slice(1);

/** One constraint of a shape: its sentence, and whether a decoded value keeps it. */
export interface Rule {
  readonly text: string;
  holds(value: unknown): boolean;
}

/**
 * The rules of a shape in the order in which AWS prints them.
 */
export function rulesOf(shape: Shape): readonly Rule[] {
  if (shape.type === 'structure') return [];
  const rules: Rule[] = [];
  const size = sizeOf(shape);
  if (size !== undefined) {
    const { max, min } = shape;
    const what = size.what;
    if (max !== undefined) {
      rules.push({ text: `Member must have ${what} less than or equal to ${max}`, holds: (v) => size.of(v) <= max });
    }
    if (min !== undefined) {
      rules.push({ text: `Member must have ${what} greater than or equal to ${min}`, holds: (v) => size.of(v) >= min });
    }
  }
  if (shape.type === 'string') rules.push(...textRules(shape));
  return rules;
}

function textRules(shape: Constraints): Rule[] {
  const rules: Rule[] = [];
  const { pattern, enum: values } = shape;
  if (pattern !== undefined) {
    let test: ((text: string) => boolean) | undefined;
    rules.push({
      text: `Member must satisfy regular expression pattern: ${pattern}`,
      holds(value) {
        test ??= patternTest(pattern);
        return typeof value === 'string' && test(value);
      },
    });
  }
  if (values !== undefined) {
    const known = new Set<unknown>(values);
    rules.push({
      text: `Member must satisfy enum value set: [${enumOrder(values).join(', ')}]`,
      holds: (value) => known.has(value),
    });
  }
  return rules;
}

interface Size {
  readonly what: 'length' | 'value';
  of(value: unknown): number;
}

function sizeOf(shape: Exclude<Shape, { type: 'structure' }>): Size | undefined {
  switch (shape.type) {
    case 'string':
      return { what: 'length', of: (value) => codePoints(String(value)) };
    case 'blob':
      // A stream has no size yet; its reader enforces its own limit.
      return { what: 'length', of: (value) => (value instanceof Uint8Array ? value.byteLength : 0) };
    case 'list':
      return { what: 'length', of: (value) => (Array.isArray(value) ? value.length : 0) };
    case 'map':
      return { what: 'length', of: (value) => Object.keys(value as object).length };
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return { what: 'value', of: Number };
    case 'boolean':
    case 'timestamp':
      return undefined;
  }
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) count--;
  }
  return count;
}

/** Adds a problem per broken rule. */
export function check(
  rules: readonly Rule[],
  value: unknown,
  shape: Shape,
  problems: Problem[],
  shapes: Shapes = {},
): void {
  for (const rule of rules) {
    if (!rule.holds(value)) problems.push({ path: '', value: printed(value, shape, shapes), constraint: rule.text });
  }
}

/** Does an item, key or value keep its rules? AWS then reports the collection once, with all the rules. */
export const keeps = (rules: readonly Rule[], value: unknown): boolean => rules.every((rule) => rule.holds(value));

export const joinedRules = (rules: readonly Rule[]): string => [...rules.map((rule) => rule.text), NOT_NULL].join(', ');

type Shapes = Readonly<Record<string, Shape>>;

/**
 * Prints a value as Java prints it in these sentences: `[a, b]`, `{k=v}`, `Tag(key=k, value=null)`; secrets are hidden.
 * @param shapes where the shapes of what is inside are found; a structure whose shape is not given is printed as a map.
 */
export function printed(value: unknown, shape?: Shape, shapes: Shapes = {}): string {
  const text = javaText(value, shape, undefined, shapes);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function javaText(value: unknown, shape: Shape | undefined, name: string | undefined, shapes: Shapes): string {
  if (shape !== undefined && 'sensitive' in shape && shape.sensitive === true) return '***Sensitive Data Redacted***';
  const inner = (item: unknown, member: Member | undefined): string =>
    javaText(item, member && shapes[member.shape], member?.shape, shapes);
  if (value instanceof Uint8Array) {
    return `java.nio.HeapByteBuffer[pos=0 lim=${value.byteLength} cap=${value.byteLength}]`;
  }
  if (Array.isArray(value)) {
    // Beyond what is printed anyway, a long list is not worth walking.
    const member = shape?.type === 'list' ? shape.member : undefined;
    return `[${value
      .slice(0, LONGEST_VALUE)
      .map((item) => inner(item, member))
      .join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const given = new Map<string, unknown>(Object.entries(value));
    if (shape?.type === 'structure' && name !== undefined) {
      const members = Object.entries(shape.members);
      return `${name}(${members.map(([key, member]) => `${pathName(key)}=${inner(given.get(key) ?? null, member)}`).join(', ')})`;
    }
    const member = shape?.type === 'map' ? shape.value : undefined;
    const entries = [...given].map(([key, item]) => `${key}=${inner(item, member)}`);
    return `{${entries.join(', ')}}`;
  }
  return String(value);
}

/** Shape behind a reference; a model that names a shape it does not have is broken. */
export function shapeOf(shapes: Readonly<Record<string, Shape>>, member: Member): Shape {
  const shape = shapes[member.shape];
  if (shape === undefined) throw new Error(`the model has no shape ${member.shape}`);
  return shape;
}

export const isScalar = (shape: Shape): shape is ScalarShape =>
  shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map';
