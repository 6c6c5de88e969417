import { createHash } from 'node:crypto';
import type { Owner } from '../../models/generated/s3.ts';

/** The canonical user id of an account: 64 hex digits, always the same for the same account. */
export function ownerOf(accountId: string): Owner {
  let id = canonicalIds.get(accountId);
  if (id === undefined) {
    id = createHash('sha256').update(`canonical-user:${accountId}`).digest('hex');
    canonicalIds.set(accountId, id);
  }
  return { ID: id };
}

const canonicalIds = new Map<string, string>();
