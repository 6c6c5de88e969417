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
    if (name === 'states') {
      complain(source.builder, "Cannot assign to reserved variable '$states'.", location, 'RESERVED_VARIABLE_NAME');
    } else if (!/^\p{ID_Start}\p{ID_Continue}*$/u.test(name) || name.length > MAX_NAME) {
      const problem =
        name.length > MAX_NAME
          ? `exceeds the ${MAX_NAME}-character limit allowed by the service`
          : 'contains invalid characters';
      complain(
        source.builder,
        `Invalid variable name '${name}': the variable name ${problem}.`,
        location,
        'INVALID_VARIABLE_NAME',
      );
    }
  }
  return template(source, 'Assign', fieldName);
}
