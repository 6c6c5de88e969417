import type { KeyStore } from '../../platform/keys.ts';
import type { Store } from '../../storage/store.ts';

export interface StsDeps {
  /** Roles are read from IAM's records; nothing is written here. */
  readonly store: Pick<Store, 'records'>;
  readonly keys: KeyStore;
}
