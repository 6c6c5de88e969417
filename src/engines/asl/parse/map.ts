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
const FORBIDDEN_IN_LABEL = /[?*<>{}[\]:;,\\|^~$#%&`"\s\p{Cc}]/u;

export function readMap(source: Source, base: NodeBase): InlineMapNode | DistributedMapNode {
  onlyOneOf(source, ['ItemProcessor', 'Iterator']);
  onlyOneOf(source, ['ItemSelector', 'Parameters']);
  const processorName = member(source.object, 'ItemProcessor') === undefined ? 'Iterator' : 'ItemProcessor';
  const processorSource = below(source, processorName);
  if (processorSource === undefined) required(source, ['ItemProcessor']);
  const mode = processorSource === undefined ? 'INLINE' : readMode(processorSource);
  const common = {
    ...base,
    // The old name of ItemSelector: evaluated for each item, not once.
    parameters: undefined,
    type: 'Map' as const,
    processor: processorSource === undefined ? emptyBlock(source) : source.builder.readBlock(processorSource),
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
  if (source.builder.options.type === 'EXPRESS') {
    complain(source.builder, 'Express state machine does not support Distributed Map state', source.location);
  }
  const executionType =
    processorSource === undefined
      ? undefined
      : textField(below(processorSource, 'ProcessorConfig') ?? processorSource, 'ExecutionType');
  if (executionType === undefined)
    complain(
      source.builder,
      'These fields are required: [ExecutionType]',
      `${source.location}/ItemProcessor/ProcessorConfig`,
    );
  return {
    ...common,
    mode,
    executionType: executionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    label: readLabel(source),
    reader: readReader(source),
    batcher: readBatcher(source),
    writer: readWriter(source),
  };
}

function readMode(processor: Source): 'INLINE' | 'DISTRIBUTED' {
  const config = below(processor, 'ProcessorConfig');
  const mode = config === undefined ? undefined : textField(config, 'Mode');
  if (mode === undefined || mode === 'INLINE') return 'INLINE';
  if (mode !== 'DISTRIBUTED') {
    notAmong(processor.builder, ['INLINE', 'DISTRIBUTED'], `${processor.location}/ProcessorConfig/Mode`);
  }
  return 'DISTRIBUTED';
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
  const label = textField(source, 'Label');
  if (label !== undefined && (label.length > MAX_LABEL || label === '' || FORBIDDEN_IN_LABEL.test(label))) {
    complain(
      source.builder,
      `Label must have 1 to ${MAX_LABEL} characters and none of ? * < > { } [ ] : ; , \\ | ^ ~ $ # % & \` " or white space`,
      `${source.location}/Label`,
    );
  }
  return label;
}

function readReader(state: Source): ReaderNode | undefined {
  const source = below(state, 'ItemReader');
  if (source === undefined) return undefined;
  required(source, ['Resource']);
  lintFields(source.builder, source.object, source.location, undefined, source.jsonata);
  const config = below(source, 'ReaderConfig');
  const { MaxItems: _number, MaxItemsPath: _path, ...literal } = config?.object ?? {};
  return {
    resource: noteResource(source),
    parameters: readArguments(source, 'ItemReader'),
    config: literal,
    maxItems: config === undefined ? undefined : dynamicNumber(config, 'MaxItems', { least: 0, most: 100_000_000 }),
  };
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
