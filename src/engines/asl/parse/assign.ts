/** Reads `Assign`: the variables that a state, a choice rule or a catcher sets. */

import type { Assignment } from '../machine.ts';
import { isObject, member } from '../value.ts';
import type { Source } from './builder.ts';
import { complain, template } from './builder.ts';

const MAX_NAME = 80;

export function assignment(source: Source, fieldName: string): Assignment | undefined {
  const value = member(source.object, 'Assign');
  if (value === undefined) return undefined;
  const location = `${source.location}/Assign`;
  if (!isObject(value)) {
    complain(source.builder, 'Expected value of type Object', location);
    return undefined;
  }
  for (const key of Object.keys(value)) {
    const name = !source.jsonata && key.endsWith('.$') ? key.slice(0, -2) : key;
    if (!/^\p{ID_Start}\p{ID_Continue}*$/u.test(name) || name.length > MAX_NAME || name === 'states') {
      complain(source.builder, `Variable name '${name}' is not valid`, location);
    }
  }
  return template(source, 'Assign', fieldName);
}
