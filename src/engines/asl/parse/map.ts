/** Reads Map states, INLINE and DISTRIBUTED. */

import { isJsonata } from '../jsonata/compile.ts';
import { lintFields } from '../lint/fields.ts';
import type {
  BatcherNode,
  Block,
  DistributedMapNode,
  Field,
  InlineMapNode,
  NodeBase,
  ReaderNode,
  WriterNode,
} from '../machine.ts';
import { isObject, member } from '../value.ts';
import type { Source } from './builder.ts';
import {
  below,
  complain,
  dynamicNumber,
  exactlyOneOf,
  expressionField,
  jsonata,
  notAmong,
  onlyOneOf,
  pathField,
  required,
  template,
  textField,
} from './builder.ts';

const MAX_LABEL = 40;
const READERS = /^arn:[^:]+:states:::s3:(getObject|listObjectsV2)$/;
const FORBIDDEN_IN_LABEL = /[?*<>{}[\]:;,\\|^~$#%&`"\s\p{Cc}]/u;

export function readMap(source: Source, base: NodeBase): InlineMapNode | DistributedMapNode {
  exactlyOneOf(source, ['ItemProcessor', 'Iterator']);
  onlyOneOf(source, ['ItemSelector', 'Parameters']);
  const processorName = member(source.object, 'ItemProcessor') === undefined ? 'Iterator' : 'ItemProcessor';
  const processorSource = below(source, processorName);
  const mode = processorSource === undefined ? 'INLINE' : readMode(processorSource);
  const common = {
    ...base,
    // The old name of ItemSelector: evaluated for each item, not once.
    parameters: undefined,
    type: 'Map' as const,
    processor:
      processorSource === undefined ? emptyBlock(source) : source.builder.readBlock(processorSource, 'processor'),
    items: readItems(source),
    itemSelector: template(source, member(source.object, 'ItemSelector') === undefined ? 'Parameters' : 'ItemSelector'),
    maxConcurrency: dynamicNumber(source, 'MaxConcurrency', { least: 0 }),
    toleratedFailureCount: dynamicNumber(source, 'ToleratedFailureCount', { least: 0 }),
    toleratedFailurePercentage: dynamicNumber(source, 'ToleratedFailurePercentage', {
      least: 0,
      most: 100,
      integer: false,
    }),
  };
  if (mode === 'INLINE') {
    for (const name of ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label']) {
      if (member(source.object, name) !== undefined)
        complain(source.builder, `Field '${name}' is not supported`, source.location);
    }
    return { ...common, mode };
  }
  return {
    ...common,
    mode,
    executionType: processorSource === undefined ? 'STANDARD' : readExecutionType(processorSource),
    label: readLabel(source),
    reader: readReader(source),
    batcher: readBatcher(source),
    writer: readWriter(source),
  };
}

function readMode(processor: Source): 'INLINE' | 'DISTRIBUTED' {
  const config = below(processor, 'ProcessorConfig');
  if (config === undefined) return 'INLINE';
  lintFields(config, 'processorConfig');
  const mode = textField(config, 'Mode');
  const { builder, location } = config;
  if (mode === 'INLINE' && member(config.object, 'ExecutionType') !== undefined) {
    complain(builder, "Field 'ExecutionType' is not supported", location);
  }
  if (mode === undefined || mode === 'INLINE') return 'INLINE';
  if (mode !== 'DISTRIBUTED') notAmong(builder, ['INLINE', 'DISTRIBUTED'], `${location}/Mode`);
  else if (builder.options.type === 'EXPRESS') {
    const message = "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
    complain(builder, message, `${location}/Mode`);
  }
  return 'DISTRIBUTED';
}

function readExecutionType(processor: Source): 'STANDARD' | 'EXPRESS' {
  const config = below(processor, 'ProcessorConfig');
  if (config === undefined || !required(config, ['ExecutionType'])) return 'STANDARD';
  const type = textField(config, 'ExecutionType');
  if (type !== 'STANDARD' && type !== 'EXPRESS') {
    notAmong(config.builder, ['STANDARD', 'EXPRESS'], `${config.location}/ExecutionType`);
  }
  return type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
}

function readItems(source: Source): Field | undefined {
  if (!source.jsonata) return pathField(source, 'ItemsPath');
  const value = member(source.object, 'Items');
  if (value === undefined) return undefined;
  if (isJsonata(value)) return expressionField(source, 'Items', value);
  if (!Array.isArray(value) && !isObject(value)) {
    complain(source.builder, 'Expected value of type Array, Object or JSONata expression', `${source.location}/Items`);
    return undefined;
  }
  return { name: 'Items', source: 'jsonata', text: JSON.stringify(value), expression: jsonata(source, 'Items', value) };
}

function readLabel(source: Source): string | undefined {
  const { builder } = source;
  const label = textField(source, 'Label');
  if (label === undefined) return undefined;
  const location = `${source.location}/Label`;
  if (label.length > MAX_LABEL) {
    const problem = `exceeds the ${MAX_LABEL}-character limit allowed by the service`;
    complain(builder, `Label name '${label}' ${problem}`, location, 'INVALID_LABEL_NAME');
  } else if (label === '' || FORBIDDEN_IN_LABEL.test(label)) {
    const problem = 'is empty or has white space or one of ? * < > { } [ ] : ; , \\ | ^ ~ $ # % & ` "';
    complain(builder, `Label name '${label}' ${problem}`, location, 'INVALID_LABEL_NAME');
  }
  if (builder.labels.has(label)) complain(builder, `Duplicate Label name: ${label}`, location, 'DUPLICATE_LABEL_NAME');
  builder.labels.add(label);
  return label;
}

function readReader(state: Source): ReaderNode | undefined {
  const source = below(state, 'ItemReader');
  if (source === undefined) return undefined;
  required(source, ['Resource']);
  lintFields(source, undefined);
  const resource = member(source.object, 'Resource');
  if (typeof resource === 'string' && !READERS.test(resource)) {
    const message = "The field 'Resource' does not match any of the allowed values";
    complain(source.builder, message, `${source.location}/Resource`);
  }
  const config = below(source, 'ReaderConfig');
  if (config !== undefined) checkCsv(config);
  const { MaxItems: _number, MaxItemsPath: _path, ...literal } = config?.object ?? {};
  return {
    resource: noteResource(source),
    parameters: readArguments(source, 'ItemReader'),
    config: literal,
    maxItems: config === undefined ? undefined : dynamicNumber(config, 'MaxItems', { least: 0, most: 100_000_000 }),
  };
}

/** What a file's kind asks of the headers. */
function checkCsv(config: Source): void {
  const { builder, location, object } = config;
  const headers = member(object, 'CSVHeaderLocation');
  const type = member(object, 'InputType');
  if (type === 'CSV' && headers === undefined) {
    complain(builder, "The field 'CSVHeaderLocation' is required", location);
  }
  if (type === 'JSON' && headers !== undefined) {
    complain(builder, "Field 'CSVHeaderLocation' is not supported", location);
  }
  if (headers === 'GIVEN') required(config, ['CSVHeaders']);
}

function readWriter(state: Source): WriterNode | undefined {
  const source = below(state, 'ResultWriter');
  if (source === undefined) return undefined;
  const config = below(source, 'WriterConfig');
  return {
    resource: member(source.object, 'Resource') === undefined ? undefined : noteResource(source),
    parameters: readArguments(source, 'ResultWriter'),
    config: config?.object ?? {},
  };
}

function readBatcher(state: Source): BatcherNode | undefined {
  const source = below(state, 'ItemBatcher');
  if (source === undefined) return undefined;
  const maxItemsPerBatch = dynamicNumber(source, 'MaxItemsPerBatch', { least: 0 });
  const maxInputBytesPerBatch = dynamicNumber(source, 'MaxInputBytesPerBatch', { least: 0, most: 262_144 });
  if (maxItemsPerBatch === undefined && maxInputBytesPerBatch === undefined) {
    complain(
      source.builder,
      'At least one of these fields is required: [MaxItemsPerBatch, MaxInputBytesPerBatch]',
      source.location,
    );
  }
  return {
    maxItemsPerBatch,
    maxInputBytesPerBatch,
    batchInput: template(source, 'BatchInput', 'ItemBatcher/BatchInput'),
  };
}

function readArguments(source: Source, of: string): ReaderNode['parameters'] {
  const name = source.jsonata ? 'Arguments' : 'Parameters';
  return template(source, name, `${of}/${name}`);
}

function noteResource(source: Source): string {
  const resource = textField(source, 'Resource') ?? '';
  source.builder.resources.push({ resource, location: source.location });
  const judge = source.builder.options.checkTask;
  const parameters = member(source.object, source.jsonata ? 'Arguments' : 'Parameters');
  if (judge !== undefined && resource !== '')
    source.builder.diagnostics.push(...judge(resource, parameters, source.location));
  return resource;
}

function emptyBlock(source: Source): Block {
  return { location: `${source.location}/ItemProcessor`, startAt: '', states: new Map() };
}
