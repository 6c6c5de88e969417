import type { Functions } from '../../engines/functions/door.ts';
import type { Call } from '../../platform/call.ts';
import type { Clock } from '../../platform/clock.ts';
import { ServiceError } from '../../platform/errors.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { Store } from '../../storage/store.ts';

export interface LambdaDeps {
  readonly store: Pick<Store, 'records' | 'tags' | 'work' | 'commit'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly call: Call;
  readonly functions: Functions;
}

export const refuse = {
  noFunction: (arn: string) =>
    new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, { members: { Type: 'User' } }),
  noAlias: (arn: string) =>
    new ServiceError('ResourceNotFoundException', `Cannot find alias arn: ${arn}`, { members: { Type: 'User' } }),
  exists: (name: string) =>
    new ServiceError('ResourceConflictException', `Function already exist: ${name}`, { members: { Type: 'User' } }),
  conflict: (message: string) => new ServiceError('ResourceConflictException', message, { members: { Type: 'User' } }),
  stale: (operation = 'GetFunction/GetAlias') =>
    new ServiceError(
      'PreconditionFailedException',
      `The Revision Id provided does not match the latest Revision Id. Call the ${operation} API to retrieve the latest Revision Id`,
      { status: 412, members: { Type: 'User' } },
    ),
  invalid: (message: string) =>
    new ServiceError('InvalidParameterValueException', message, { members: { Type: 'User' } }),
  unsupported: (what: string) =>
    new ServiceError('InvalidParameterValueException', `This server does not support ${what}.`, {
      members: { Type: 'User' },
    }),
  throttled: (message: string) =>
    new ServiceError('TooManyRequestsException', message, {
      status: 429,
      members: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', Type: 'User' },
    }),
} as const;
