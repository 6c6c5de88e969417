import type { Identity } from '../../../platform/identity.ts';
import type { Ids } from '../../../platform/ids.ts';
import type { RecordKey } from '../../../storage/records.ts';
import { scopeOf } from '../deps.ts';

/** A user's key. Its record's status is `Active` or `Inactive`. SigV4 needs the secret itself, so it is kept as it is. */
export interface UserKeyDoc {
  readonly secretAccessKey: string;
  /** Without `accessKeyId`. */
  readonly identity: Identity;
}

/** Temporary keys. The record's status is the end of their life in ISO 8601, which lists can sort by. */
export interface SessionKeyDoc {
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Without `accessKeyId`. */
  readonly identity: Identity;
  /** ms */
  readonly expiresAt: number;
}

export const SESSION_KEYS = 'iam/session-key';

export const userKeyKey = (accountId: string, keyId: string): RecordKey => ({
  ...scopeOf({ accountId }),
  kind: 'iam/access-key',
  name: keyId,
});

export const sessionKeyKey = (accountId: string, keyId: string): RecordKey => ({
  ...scopeOf({ accountId }),
  kind: SESSION_KEYS,
  name: keyId,
});

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** 240 bits. */
export const makeSecret = (ids: Ids): string => ids.pick(LETTERS, 40);
export const makeToken = (ids: Ids): string => ids.pick(LETTERS, 128);
