/** When a call is made again. Source: AWS SDKs and Tools Reference Guide, "Retry behavior", standard mode. */

export const MOST_ATTEMPTS = 3;
const BASE = 100;
const THROTTLED_BASE = 500;
const MOST_DELAY = 20_000;

const THROTTLING = new Set([
  ...['BandwidthLimitExceeded', 'EC2ThrottledException', 'PriorRequestNotComplete'],
  ...[
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
  ],
  ...['SlowDown', 'ThrottledException', 'Throttling', 'ThrottlingException', 'TooManyRequestsException'],
  'TransactionInProgressException',
]);
const TRANSIENT = new Set(['InternalError', 'RequestTimeout', 'RequestTimeoutException']);
const TRANSIENT_STATUS = new Set([500, 502, 503, 504]);

export type Failure = 'throttled' | 'passing' | 'final';

/** What a refusal is, by its status and code. */
export function failureOf(status: number, code: string): Failure {
  if (status === 429 || THROTTLING.has(code)) return 'throttled';
  return TRANSIENT_STATUS.has(status) || TRANSIENT.has(code) ? 'passing' : 'final';
}

/**
 * How long to wait before the next attempt (ms): any time up to a limit that doubles.
 * @param attempt the one that failed, from 1
 * @param random in [0, 1)
 */
export const retryDelay = (attempt: number, failure: Failure, random: number): number =>
  random * Math.min(MOST_DELAY, (failure === 'throttled' ? THROTTLED_BASE : BASE) * 2 ** attempt);
