/** Reads a workflow level: `StartAt` and `States`, of the machine, a branch or an item processor. */

import { lintFields } from '../lint/fields.ts';
import { lintTransitions } from '../lint/transitions.ts';
import type { Block, StateNode } from '../machine.ts';
import { isObject, member } from '../value.ts';
import type { Source } from './builder.ts';
import { complain, EMPTY, required, textField } from './builder.ts';
import { readState } from './state.ts';

const MAX_NAME = 80;

export function readBlock(source: Source, kind: 'machine' | 'branch' | 'processor'): Block {
  const { builder, location } = source;
  lintFields(source, kind);
  const states = new Map<string, StateNode>();
  const complete = required(source, ['States', 'StartAt']);
  const startAt = textField(source, 'StartAt') ?? '';
  const value = member(source.object, 'States');
  if (value !== undefined && !isObject(value)) complain(builder, 'Expected value of type Object', `${location}/States`);
  if (isObject(value)) {
    if (Object.keys(value).length === 0) complain(builder, EMPTY, `${location}/States`);
    for (const [name, state] of Object.entries(value)) {
      const stateLocation = `${location}/States/${name}`;
      if ([...name].length > MAX_NAME || name === '') {
        const problem = name === '' ? 'is empty' : `exceeds the ${MAX_NAME}-character limit allowed by the service`;
        complain(builder, `State name '${name}' ${problem}`, stateLocation, 'INVALID_STATE_NAME');
      }
      if (builder.names.has(name)) {
        complain(builder, `Duplicate State name: ${name}`, stateLocation, 'DUPLICATE_STATE_NAME');
      }
      builder.names.add(name);
      const node = readState(builder, name, state, stateLocation);
      if (node !== undefined) states.set(name, node);
    }
  }
  const block: Block = { location, startAt, states };
  builder.blocks.set(location, block);
  // Half-read levels would only repeat their mistakes.
  if (complete && isObject(value) && states.size === Object.keys(value).length && states.size > 0) {
    lintTransitions(builder, block);
  }
  return block;
}
