import type { EventBus } from '../../engines/events/bus.ts';
import type { Call } from '../../platform/call.ts';
import type { Clock } from '../../platform/clock.ts';
import { ServiceError } from '../../platform/errors.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import { InvalidCursor, type RecordPage } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';

export interface EventsDeps {
  readonly store: Pick<Store, 'records' | 'tags' | 'work' | 'commit'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly call: Call;
  readonly events: EventBus;
}

export const refuse = {
  noRule: (name: string) => new ServiceError('ResourceNotFoundException', `Rule ${name} does not exist.`),
  noBus: (name: string) => new ServiceError('ResourceNotFoundException', `Event bus ${name} does not exist.`),
  noConnection: (name: string) =>
    new ServiceError(
      'ResourceNotFoundException',
      `Failed to describe the connection(s). Connection '${name}' does not exist.`,
    ),
  exists: (what: string) => new ServiceError('ResourceAlreadyExistsException', `${what} already exists.`),
  invalid: (message: string) => new ServiceError('ValidationException', message, { status: 400 }),
  pattern: (why: string) =>
    new ServiceError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${why}`, { status: 400 }),
} as const;

/** A list's token that the store did not make is the caller's mistake. */
export async function paged<T>(read: Promise<RecordPage<T>>): Promise<RecordPage<T>> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof InvalidCursor) throw refuse.invalid('The NextToken is not valid.');
    throw error;
  }
}
