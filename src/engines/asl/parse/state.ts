/** Reads one state of any type. */

import type { Json, JsonObject } from '../../../platform/json.ts';
import type { Expression } from '../expression.ts';
import type { StateTypeName } from '../history-event.ts';
import { lintFields } from '../lint/fields.ts';
import type { NodeBase, Resource, StateNode, TaskNode, WaitNode } from '../machine.ts';
import { parseTimestamp } from '../timestamp.ts';
import { isObject, member } from '../value.ts';
import { assignment } from './assign.ts';
import type { Builder, Source } from './builder.ts';
import {
  complain,
  dynamicNumber,
  dynamicText,
  exactlyOneOf,
  LANGUAGES,
  lacksOneOf,
  listField,
  notAmong,
  nullablePath,
  nullableReference,
  onlyOneOf,
  required,
  template,
  textField,
} from './builder.ts';
import { readRules } from './choice.ts';
import { readCatch, readRetry } from './handlers.ts';
import { readMap } from './map.ts';
import { readResource } from './resource.ts';

const MAX_TIMEOUT = 99_999_999;
const types: ReadonlySet<string> = new Set(['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map']);

/** undefined: mistakes that leave no state to speak of. */
export function readState(builder: Builder, name: string, value: Json, location: string): StateNode | undefined {
  if (!isObject(value)) {
    complain(builder, 'Expected value of type Object', location);
    return undefined;
  }
  const { jsonata, refused } = readLanguage(builder, value, location);
  const source: Source = { builder, object: value, location, jsonata, state: name };
  if (jsonata) builder.usesJsonata = true;
  if (!required(source, ['Type'])) return undefined;
  const type = textField(source, 'Type');
  if (type === undefined) return undefined;
  if (!types.has(type)) {
    // The one field with values of its own whose refusal names it.
    complain(
      builder,
      `The field 'Type' should have one of these values: [${[...types].join(', ')}]`,
      `${location}/Type`,
    );
    return undefined;
  }
  // Just checked against the list of types.
  const stateType = type as StateTypeName;
  lintFields(source, stateType, !refused);
  return readTyped(source, stateType, readBase(source, name, stateType));
}

function readLanguage(builder: Builder, object: JsonObject, location: string): { jsonata: boolean; refused: boolean } {
  const language = member(object, 'QueryLanguage') ?? (builder.machineJsonata ? 'JSONata' : 'JSONPath');
  if (language === 'JSONata') return { jsonata: true, refused: false };
  if (language !== 'JSONPath') {
    notAmong(builder, LANGUAGES, `${location}/QueryLanguage`);
    return { jsonata: builder.machineJsonata, refused: true };
  }
  if (builder.machineJsonata) {
    complain(builder, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", location);
  }
  return { jsonata: false, refused: builder.machineJsonata };
}

function readBase(source: Source, name: string, type: StateTypeName): NodeBase {
  const { jsonata } = source;
  return {
    name,
    location: source.location,
    jsonata,
    next: type === 'Choice' || type === 'Succeed' || type === 'Fail' ? undefined : readNext(source),
    inputPath: jsonata ? undefined : nullablePath(source, 'InputPath'),
    outputPath: jsonata ? undefined : nullablePath(source, 'OutputPath'),
    parameters: type === 'Map' ? undefined : template(source, jsonata ? 'Arguments' : 'Parameters'),
    resultSelector: jsonata ? undefined : template(source, 'ResultSelector'),
    resultPath: jsonata ? undefined : nullableReference(source, 'ResultPath'),
    output: jsonata ? template(source, 'Output') : undefined,
    assign: assignment(source, 'Assign'),
    retry: readRetry(source),
    catch: readCatch(source),
  };
}

function readNext(source: Source): string | undefined {
  const end = member(source.object, 'End');
  if (end !== undefined && typeof end !== 'boolean') {
    complain(source.builder, 'Expected value of type Boolean', `${source.location}/End`);
  }
  const next = textField(source, 'Next');
  const either = ['Next', 'End'];
  if (end === true) onlyOneOf(source, either);
  else if (member(source.object, 'Next') === undefined) lacksOneOf(source, either);
  return end === true ? undefined : next;
}

function readTyped(source: Source, type: StateTypeName, base: NodeBase): StateNode {
  switch (type) {
    case 'Task':
      return readTask(source, base);
    case 'Pass':
      return { ...base, type, result: member(source.object, 'Result') };
    case 'Choice':
      required(source, ['Choices']);
      return { ...base, type, rules: readRules(source), default: textField(source, 'Default') };
    case 'Wait':
      return { ...base, type, until: readWait(source) };
    case 'Succeed':
      return { ...base, type };
    case 'Fail':
      return { ...base, type, error: dynamicText(source, 'Error', true), cause: dynamicText(source, 'Cause', true) };
    case 'Parallel':
      required(source, ['Branches']);
      return {
        ...base,
        type,
        branches: listField(source, 'Branches').map((branch) => source.builder.readBlock(branch, 'branch')),
      };
    case 'Map':
      return readMap(source, base);
    default:
      return type satisfies never;
  }
}

function readTask(source: Source, base: NodeBase): TaskNode {
  const { builder, location } = source;
  required(source, ['Resource']);
  const arn = textField(source, 'Resource') ?? '';
  const resource = readResource(arn);
  if (arn !== '') {
    builder.resources.push({ resource: arn, location });
    if (resource === undefined) {
      complain(builder, 'Value is not a valid resource ARN', `${location}/Resource`);
    } else {
      if (builder.options.type === 'EXPRESS') refuseInExpress(source, resource.kind, resource.pattern);
      judge(source, resource);
    }
  }
  const timeoutSeconds = dynamicNumber(source, 'TimeoutSeconds', { least: 1, most: MAX_TIMEOUT });
  const heartbeatSeconds = dynamicNumber(source, 'HeartbeatSeconds', { least: 1, most: MAX_TIMEOUT });
  const timeout = member(source.object, 'TimeoutSeconds');
  const heartbeat = member(source.object, 'HeartbeatSeconds');
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    complain(builder, 'HeartbeatSeconds must be smaller than TimeoutSeconds', `${location}/HeartbeatSeconds`);
  }
  return {
    ...base,
    type: 'Task',
    resource: resource ?? { arn, kind: 'task', type: undefined, action: undefined, pattern: 'request' },
    timeoutSeconds,
    heartbeatSeconds,
    credentials: readCredentials(source),
  };
}

/** An integration judges its parameters, which must be there, if only as `{}` (but see `parametersOptional`). */
function judge(source: Source, { arn, kind }: Resource): void {
  const { builder, location } = source;
  const { checkTask, parametersOptional = false } = builder.options;
  if (checkTask === undefined) return;
  const field = source.jsonata ? 'Arguments' : 'Parameters';
  const parameters = member(source.object, field);
  if (kind === 'task' && parameters === undefined && !parametersOptional) {
    complain(builder, `${field} field is required for resource ARN: ${arn}`, location);
  } else {
    builder.diagnostics.push(...checkTask(arn, parameters, location));
  }
}

/** `RoleArn` and nothing else. It is not known with what words AWS refuses the rest. */
function readCredentials(source: Source): Expression | undefined {
  const credentials = member(source.object, 'Credentials');
  if (isObject(credentials)) {
    const location = `${source.location}/Credentials`;
    const names = Object.keys(credentials).map((name) => (source.jsonata ? name : name.replace(/\.\$$/, '')));
    if (!names.includes('RoleArn')) {
      complain(source.builder, "The field 'RoleArn' is required but was missing", location);
    }
    for (const name of names) {
      if (name !== 'RoleArn') complain(source.builder, `Field '${name}' is not supported`, location);
    }
  }
  return template(source, 'Credentials');
}

function refuseInExpress(source: Source, kind: string, pattern: string): void {
  const location = `${source.location}/Resource`;
  if (pattern !== 'request') {
    // The trailing blank after this one pattern is AWS's.
    const end = pattern === 'waitForTaskToken' ? ' ' : '';
    complain(
      source.builder,
      `Express state machine does not support '.${pattern}' service integration${end}`,
      location,
    );
  } else if (kind === 'activity') {
    complain(source.builder, 'Express state machine does not support Activity ARN', location);
  }
}

function readWait(source: Source): WaitNode['until'] {
  if (!exactlyOneOf(source, ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'])) return never;
  const seconds = dynamicNumber(source, 'Seconds', { least: 0, most: MAX_TIMEOUT });
  if (seconds !== undefined) return { kind: 'seconds', field: seconds };
  const timestamp = dynamicText(source, 'Timestamp');
  const written = member(source.object, 'Timestamp');
  if (timestamp?.source === 'constant' && (typeof written !== 'string' || parseTimestamp(written) === undefined)) {
    complain(source.builder, 'String does not match RFC3339 timestamp', `${source.location}/Timestamp`);
  }
  return timestamp === undefined ? never : { kind: 'timestamp', field: timestamp };
}

/** Stands where a complaint was made, after which nobody runs the state. */
const never: WaitNode['until'] = {
  kind: 'seconds',
  field: { name: 'Seconds', source: 'constant', text: '', expression: { kind: 'now', evaluate: () => 0 } },
};
