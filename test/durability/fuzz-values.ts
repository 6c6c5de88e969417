import type { Member, ServiceModel, Shape, StructureShape } from '../../src/models/model.ts';

/** Values for the members of the API models, from a seed: such as fit, and such as break parsers, patterns, files and queries. */

/** Stands in every name that tries to leave the data folder, so that a file that made it can be found. */
export const MARKER = 'sagebrush-fuzz-escape';

export const NAMES = ['fuzz-1', 'fuzz-2', 'fuzz-3', 'a', 'Fuzz9', 'default', 'AllTraffic'];
const ACCOUNT = '123456789012';
const machine = (states: object): string => JSON.stringify({ StartAt: 'A', States: states });
const DEFINITIONS = [
  machine({ A: { Type: 'Pass', Result: { a: [1, 2] }, ResultPath: '$.b', End: true } }),
  machine({ A: { Type: 'Wait', Seconds: 1, Next: 'B' }, B: { Type: 'Fail', Error: 'E', Cause: 'C' } }),
  machine({
    A: { Type: 'Choice', Choices: [{ Variable: '$.x', NumericEquals: 1, Next: 'B' }] },
    B: { Type: 'Succeed' },
  }),
  machine({ A: { Type: 'Pass', Parameters: { 'x.$': "States.Format('{}', $.a)" }, End: true } }),
  machine({
    A: { Type: 'Parallel', Branches: [{ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }], End: true },
  }),
  machine({
    A: { Type: 'Map', ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, End: true },
  }),
  machine({
    A: { Type: 'Task', Resource: `arn:aws:states:us-east-1:${ACCOUNT}:activity:fuzz-1`, TimeoutSeconds: 1, End: true },
  }),
  machine({
    A: { Type: 'Task', Resource: 'arn:aws:states:::sagemaker:createModel', Parameters: { ModelName: 'x' }, End: true },
  }),
  '{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Output":"{% $states.input.a + 1 %}","End":true}}}',
];
/** What stands in members of a name, so that requests speak of what is there. */
const FITTING: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^stateMachineArn$|^resourceArn$/, [`arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:fuzz-1`]],
  [/^executionArn$/, [`arn:aws:states:us-east-1:${ACCOUNT}:execution:fuzz-1:fuzz-2`]],
  [/^activityArn$/, [`arn:aws:states:us-east-1:${ACCOUNT}:activity:fuzz-1`]],
  [/^(role|.*RoleArn)$/i, [`arn:aws:iam::${ACCOUNT}:role/fuzz`]],
  [/^ResourceArn$/, [`arn:aws:sagemaker:us-east-1:${ACCOUNT}:model/fuzz-1`]],
  [/definition$/i, DEFINITIONS],
  [/^(input|output)$/, ['{}', '{"a":1,"x":1}', '[1,2]', '"x"', 'null']],
  [/^S3(Uri|OutputPath)$/, ['s3://fuzz-bucket/prefix/', 's3://no-such-bucket/x']],
  [/^(.*Image|ImageUri)$/, [`${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/no-such-image:1`]],
  [/Name$/, NAMES],
];
const STRINGS = [
  ...NAMES,
  ...DEFINITIONS,
  `arn:aws:iam::${ACCOUNT}:role/fuzz`,
  `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:fuzz-1`,
  `arn:aws:states:us-east-1:${ACCOUNT}:execution:fuzz-1:fuzz-2`,
  `arn:aws:states:us-east-1:${ACCOUNT}:express:fuzz-1:fuzz-2:fuzz-3`,
  `arn:aws:states:us-east-1:${ACCOUNT}:activity:fuzz-1`,
  `arn:aws:sagemaker:us-east-1:${ACCOUNT}:training-job/fuzz-1`,
  `arn:aws:sagemaker:us-east-1:${ACCOUNT}:endpoint/fuzz-1`,
  `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:fuzz-1`,
  '/aws/sagemaker/TrainingJobs',
  's3://fuzz-bucket/prefix/',
  `s3://fuzz-bucket/../../${MARKER}`,
  'fuzz-bucket',
  // No image has this name, so that no process starts.
  `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/no-such-image:1`,
  'ml.m5.large',
  'text/csv',
  '{"a":1,"x":1}',
  '[]',
  'e30=',
  '1',
  '2026-01-01T00:00:00Z',
];
/** What breaks parsers, patterns, files and queries. */
export const NASTY_STRINGS = [
  '',
  ' ',
  '\0',
  `../${MARKER}`,
  `../../../../../../../../tmp/${MARKER}`,
  `/tmp/${MARKER}`,
  `..\\..\\${MARKER}`,
  `%2e%2e%2f${MARKER}`,
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '\ud800',
  '\u202e\u0000\uffff',
  '💥'.repeat(40),
  'a'.repeat(300),
  'b'.repeat(5_000),
  "'; DROP TABLE records; --",
  '%s%n%d',
  '$',
  '$..*',
  '$[(@.length-1)]',
  '(((((((((((((((((((((',
  '(a+)+$',
  '{%',
  '{% $ %}',
  'NaN',
  '-0',
  '1e400',
  'true',
  'null',
  '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}',
  '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","End":true}}}',
  `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
  's3://',
  'arn:aws:::::',
  'arn:aws:states:us-east-1::stateMachine:',
];
const NASTY_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  [],
  {},
  [[]],
  [null],
  { '': '' },
  { constructor: 1 },
  JSON.parse('{"__proto__": {"a": 1}}'),
];

export const nasty = (random: Random): unknown =>
  random.chance(0.6) ? random.pick(NASTY_STRINGS) : random.pick(NASTY_VALUES);

/** A value for a shape: mostly one that fits, with `damage` as the chance that it does not. */
export function valueFor(
  random: Random,
  model: ServiceModel,
  member: Member,
  damage: number,
  depth = 0,
  name = '',
): unknown {
  if (random.chance(damage)) return nasty(random);
  const fitting = FITTING.find(([pattern]) => pattern.test(name))?.[1];
  if (fitting !== undefined && model.shapes[member.shape]?.type === 'string' && random.chance(0.9)) {
    return random.pick(fitting);
  }
  const shape = model.shapes[member.shape];
  if (shape === undefined) return 'x';
  switch (shape.type) {
    case 'structure':
      return structureFor(random, model, shape, damage, depth);
    case 'list': {
      const count = depth > 5 ? 0 : Math.max(shape.min ?? 0, random.below(3));
      return Array.from({ length: Math.min(count, 20) }, () =>
        valueFor(random, model, shape.member, damage, depth + 1),
      );
    }
    case 'map': {
      const entries = Array.from({ length: depth > 5 ? 0 : random.below(3) }, () => [
        String(valueFor(random, model, shape.key, damage, depth + 1)),
        valueFor(random, model, shape.value, damage, depth + 1),
      ]);
      return Object.fromEntries(entries);
    }
    default:
      return scalarFor(random, shape);
  }
}

export function structureFor(
  random: Random,
  model: ServiceModel,
  shape: StructureShape,
  damage: number,
  depth: number,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const optional = depth === 0 ? 0.3 : depth > 4 ? 0 : 0.15;
  for (const [name, member] of Object.entries(shape.members)) {
    const wanted = shape.required?.includes(name) === true ? !random.chance(0.02) : random.chance(optional);
    if (!wanted) continue;
    value[name] = valueFor(random, model, member, damage, depth + 1, name);
    if (shape.union) break;
  }
  if (random.chance(damage)) value['Surprise'] = nasty(random);
  return value;
}

function scalarFor(random: Random, shape: Exclude<Shape, { type: 'structure' | 'list' | 'map' }>): unknown {
  const low = shape.min ?? 0;
  switch (shape.type) {
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return low + random.below(Math.min((shape.max ?? low + 10) - low + 1, 1_000));
    case 'timestamp':
      return 1.7e9 + random.below(1e8);
    case 'blob':
      return 'aGVsbG8=';
    case 'string': {
      if (shape.enum !== undefined) return random.pick(shape.enum);
      const pattern = patternOf(shape.pattern);
      const fits = (text: string): boolean =>
        text.length >= low && text.length <= (shape.max ?? Number.POSITIVE_INFINITY) && (pattern?.test(text) ?? true);
      const candidates = STRINGS.filter(fits);
      return candidates.length > 0 ? random.pick(candidates) : 'a'.repeat(Math.max(1, low));
    }
  }
}

const patterns = new Map<string, RegExp | undefined>();
function patternOf(source: string | undefined): RegExp | undefined {
  if (source === undefined) return undefined;
  if (!patterns.has(source)) {
    try {
      patterns.set(source, new RegExp(`^(?:${source})$`, 'u'));
    } catch {
      patterns.set(source, undefined);
    }
  }
  return patterns.get(source);
}

export interface Random {
  /** 0 up to below `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
}

/** SplitMix32: small, and good enough to choose with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    chance: (probability) => next() < probability,
    pick<T>(values: readonly T[]): T {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}
