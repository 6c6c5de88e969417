/** Reads a workflow level: `StartAt` and `States`, of the machine, a branch or an item processor. */

import { lintTransitions } from '../lint/transitions.ts';
import type { Block, StateNode } from '../machine.ts';
import { isObject, member } from '../value.ts';
import type { Source } from './builder.ts';
import { complain, required, textField } from './builder.ts';
import { readState } from './state.ts';

const MAX_NAME = 80;

export function readBlock(source: Source): Block {
  const { builder, location } = source;
  const states = new Map<string, StateNode>();
  const complete = required(source, ['States', 'StartAt']);
  const startAt = textField(source, 'StartAt') ?? '';
  const value = member(source.object, 'States');
  if (value !== undefined && !isObject(value)) complain(builder, 'Expected value of type Object', `${location}/States`);
  if (isObject(value)) {
    if (Object.keys(value).length === 0) complain(builder, 'Object must not be empty', `${location}/States`);
    for (const [name, state] of Object.entries(value)) {
      const stateLocation = `${location}/States/${name}`;
      if ([...name].length > MAX_NAME || name === '') {
        complain(builder, `State name must have 1 to ${MAX_NAME} characters: '${name}'`, stateLocation);
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
