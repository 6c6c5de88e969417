/**
 * Which fields belong to which object of a definition, and to which query language. AWS refuses all others. Here a name that the language
 * does not know at all is a warning, as it does no harm: only in the rules of a Choice it may be a test that was meant.
 */

import type { StateTypeName } from '../history-event.ts';
import type { Source } from '../parse/builder.ts';
import { complain, warn } from '../parse/builder.ts';

const everywhere = ['Type', 'Comment', 'QueryLanguage'];
const flow = ['Next', 'End'];
const handling = ['Retry', 'Catch'];
const paths = ['InputPath', 'OutputPath'];
const result = ['ResultPath'];

const operators = ['String', 'Numeric', 'Timestamp'].flatMap((type) =>
  ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'].flatMap((order) => [
    `${type}${order}`,
    `${type}${order}Path`,
  ]),
);
const innerRule = [
  ...['Comment', 'And', 'Or', 'Not', 'Variable', 'BooleanEquals', 'BooleanEqualsPath', 'StringMatches'],
  ...['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'],
  ...operators,
];
const block = ['Comment', 'StartAt', 'States'];

/** An object of a definition by what it may hold; `innerRule` is what stands inside And, Or and Not. */
export type ObjectKind =
  | StateTypeName
  | 'machine'
  | 'branch'
  | 'processor'
  | 'processorConfig'
  | 'retrier'
  | 'catcher'
  | 'rule'
  | 'innerRule';

const supported: { readonly [Kind in ObjectKind]: ReadonlySet<string> } = {
  machine: new Set([...block, 'QueryLanguage', 'TimeoutSeconds', 'Version']),
  branch: new Set(block),
  processor: new Set([...block, 'ProcessorConfig']),
  processorConfig: new Set(['Mode', 'ExecutionType']),
  retrier: new Set([
    ...['Comment', 'ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy'],
  ]),
  catcher: new Set(['Comment', 'ErrorEquals', 'Next', 'ResultPath', 'Assign', 'Output']),
  rule: new Set([...innerRule, 'Condition', 'Next', 'Assign', 'Output']),
  innerRule: new Set(innerRule),
  Task: new Set([
    ...everywhere,
    ...flow,
    ...handling,
    ...paths,
    ...result,
    'Assign',
    'Output',
    'Parameters',
    'Arguments',
    'ResultSelector',
    'Resource',
    'Credentials',
    'TimeoutSeconds',
    'TimeoutSecondsPath',
    'HeartbeatSeconds',
    'HeartbeatSecondsPath',
  ]),
  Pass: new Set([...everywhere, ...flow, ...paths, ...result, 'Assign', 'Output', 'Parameters', 'Result']),
  Choice: new Set([...everywhere, ...paths, 'Assign', 'Output', 'Choices', 'Default']),
  Wait: new Set([
    ...everywhere,
    ...flow,
    ...paths,
    'Assign',
    'Output',
    'Seconds',
    'SecondsPath',
    'Timestamp',
    'TimestampPath',
  ]),
  Succeed: new Set([...everywhere, ...paths, 'Output']),
  Fail: new Set([...everywhere, 'Error', 'ErrorPath', 'Cause', 'CausePath']),
  Parallel: new Set([
    ...everywhere,
    ...flow,
    ...handling,
    ...paths,
    ...result,
    'Assign',
    'Output',
    'Parameters',
    'Arguments',
    'ResultSelector',
    'Branches',
  ]),
  Map: new Set([
    ...everywhere,
    ...flow,
    ...handling,
    ...paths,
    ...result,
    'Assign',
    'Output',
    'Parameters',
    'ResultSelector',
    'ItemsPath',
    'Items',
    'ItemSelector',
    'ItemProcessor',
    'Iterator',
    'ItemReader',
    'ItemBatcher',
    'ResultWriter',
    'MaxConcurrency',
    'MaxConcurrencyPath',
    'ToleratedFailureCount',
    'ToleratedFailureCountPath',
    'ToleratedFailurePercentage',
    'ToleratedFailurePercentagePath',
    'Label',
  ]),
};

const jsonPathOnly: ReadonlySet<string> = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'Parameters',
  'ResultSelector',
  'Result',
  'ItemsPath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'ErrorPath',
  'CausePath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'MaxItemsPath',
  'MaxItemsPerBatchPath',
  'MaxInputBytesPerBatchPath',
  'Variable',
  'Iterator',
]);

const jsonataOnly: ReadonlySet<string> = new Set(['Arguments', 'Output', 'Items', 'Condition']);

/** Every field name that something has. */
const known: ReadonlySet<string> = new Set(Object.values(supported).flatMap((names) => [...names]));

/**
 * @param kind undefined: an object of which only the language is judged (an ItemReader)
 * @param judgesLanguage false where the state's language itself was refused: AWS then says no more of it
 */
export function lintFields(source: Source, kind: ObjectKind | undefined, judgesLanguage = true): void {
  const { builder, object, location, jsonata } = source;
  const foreign = jsonata ? jsonPathOnly : jsonataOnly;
  const [is, other] = jsonata ? ['JSONata', 'JSONPath'] : ['JSONPath', 'JSONata'];
  for (const name of Object.keys(object)) {
    if (kind !== undefined && !supported[kind].has(name)) {
      const isHarmless = !known.has(name) && kind !== 'rule' && kind !== 'innerRule';
      const message = `Field '${name}' is not supported`;
      if (isHarmless) warn(builder, message, location || '/');
      else complain(builder, message, location || '/');
    } else if (judgesLanguage && foreign.has(name)) {
      complain(
        builder,
        `The QueryLanguage is set to '${is}', but field '${name}' is only supported for the '${other}' QueryLanguage`,
        location,
      );
    }
  }
}
