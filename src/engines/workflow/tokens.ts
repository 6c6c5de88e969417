import type { Ids } from '../../platform/ids.ts';

/**
 * Task tokens: opaque to the user, at most 1,024 characters. They name their task, so that a token of a task that is over can be told
 * from one that never was; the random part is the secret, and only the stored token as a whole is ever trusted.
 */
export function makeToken(executionId: number, taskId: string, ids: Ids): string {
  return Buffer.from(JSON.stringify([executionId, taskId, ids.hex(48)])).toString('base64');
}

/** Whether the text has the form of a token that `makeToken` made. */
export function isToken(text: string): boolean {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return Array.isArray(parts) && parts.length === 3 && typeof parts[0] === 'number' && typeof parts[2] === 'string';
  } catch {
    return false;
  }
}
