/**
 * Which fields belong to which state type and query language. A field of the language in the wrong place is refused;
 * a name that the language does not know at all passes, as a comment does.
 */

import type { JsonObject } from '../../../platform/json.ts';
import type { StateTypeName } from '../history-event.ts';
import type { Builder } from '../parse/builder.ts';
import { complain } from '../parse/builder.ts';

const everywhere = ['Type', 'Comment', 'QueryLanguage'];
const flow = ['Next', 'End'];
const handling = ['Retry', 'Catch'];
const paths = ['InputPath', 'OutputPath'];
const result = ['ResultPath'];

const supported: { readonly [Type in StateTypeName]: ReadonlySet<string> } = {
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

/** Every field name that some state type has. */
const known: ReadonlySet<string> = new Set(Object.values(supported).flatMap((names) => [...names]));

export const jsonPathOnly: ReadonlySet<string> = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'Parameters',
  'ResultSelector',
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

/** `type` undefined: an object that is no state (a rule, a catcher, a reader); only the language is judged. */
export function lintFields(
  builder: Builder,
  object: JsonObject,
  location: string,
  type: StateTypeName | undefined,
  jsonata: boolean,
): void {
  for (const name of Object.keys(object)) {
    if (type !== undefined && known.has(name) && !supported[type].has(name)) {
      complain(builder, `Field '${name}' is not supported`, location);
    } else if (jsonata ? jsonPathOnly.has(name) : jsonataOnly.has(name)) {
      const [is, other] = jsonata ? ['JSONata', 'JSONPath'] : ['JSONPath', 'JSONata'];
      complain(
        builder,
        `The QueryLanguage is set to '${is}', but field '${name}' is only supported for the '${other}' QueryLanguage`,
        location,
      );
    }
  }
}
