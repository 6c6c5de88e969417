import type { Identity } from './identity.ts';

/** A pair of keys that requests are signed with, and whom they stand for. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary keys only: has to come with each request. */
  readonly sessionToken?: string;
  readonly identity: Identity;
  /** ms; temporary keys only. */
  readonly expiresAt?: number;
}

/** Where access keys are looked up and handed out. */
export interface KeyStore {
  /** An active key; undefined where it is unknown or switched off. Expired keys are found: the caller tells them apart. */
  find(accessKeyId: string): Promise<AccessKey | undefined>;
  /** Makes temporary keys for an identity, e.g. an assumed role's. `lifetime` in ms. */
  issue(identity: Identity, lifetime: number): Promise<Required<AccessKey>>;
}
