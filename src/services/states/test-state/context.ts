/** The context object that TestState is given. */

import { validationError } from '../../../platform/errors.ts';
import type { Json, JsonObject } from '../../../platform/json.ts';

/** Every member that it may have, and what that has to be. None is required. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, 'string' | 'number' | 'any'>>>> = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

/**
 * Refuses members that the context object does not have or whose type is wrong. Wordings are recorded; the ones for objects and
 * numbers follow them by belief.
 * @throws ValidationException
 */
export function checkContext(context: JsonObject): void {
  for (const [name, given] of Object.entries(context)) {
    if (name === 'Map') throw invalid("'Map' field is not supported when mocking a Context object");
    const members = Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined;
    if (members === undefined) throw invalid(`Field '${name}' is not allowed`);
    if (!isObject(given)) throw invalid(`${name} must be an object`);
    for (const [member, value] of Object.entries(given)) {
      const type = Object.hasOwn(members, member) ? members[member] : undefined;
      if (type === undefined) throw invalid(`Field '${member}' is not allowed`);
      if (type !== 'any' && typeof value !== type) throw invalid(`${name}.${member} must be a ${type}`);
    }
  }
}

const invalid = (why: string) => validationError(`Invalid Context object provided: ${why}`);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
