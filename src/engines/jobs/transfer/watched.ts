import { ServiceError } from '../../../platform/errors.ts';

/**
 * A body for S3 as it is, and what it threw. For S3 a body that fails is one that ends early, as from a client that goes away: nothing is
 * stored, and it is no fault of the server's. Why it ended is for who sent it.
 */
export function watched(body: AsyncIterable<Uint8Array>): {
  readonly body: AsyncIterable<Uint8Array>;
  failure(): unknown;
} {
  let failure: unknown;
  async function* pass(): AsyncGenerator<Uint8Array> {
    try {
      yield* body;
    } catch (error) {
      failure = error;
      throw new ServiceError('IncompleteBody', 'The body broke off.');
    }
  }
  return { body: pass(), failure: () => failure };
}
