import type { Clock } from '../../../platform/clock.ts';
import type { Identity } from '../../../platform/identity.ts';
import type { Ids } from '../../../platform/ids.ts';
import type { AccessKey, KeyStore } from '../../../platform/keys.ts';
import { CommitConflict } from '../../../storage/changes.ts';
import type { Store } from '../../../storage/store.ts';
import { scopeOf } from '../deps.ts';
import { type EntityDoc, entityKey } from '../entity/record.ts';
import { accountOfKeyId, makeKeyId } from './key-id.ts';
import {
  makeSecret,
  makeToken,
  SESSION_KEYS,
  type SessionKeyDoc,
  sessionKeyKey,
  type UserKeyDoc,
  userKeyKey,
} from './record.ts';

export interface KeyStoreDeps {
  readonly store: Pick<Store, 'records' | 'commit'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The default account's root key: found without a record. */
  readonly root?: AccessKey;
}

/** How long keys are still found after their end, so that "expired" and "unknown" can be told apart. */
const REMEMBERED = 24 * 3600_000;
const SWEEP_EVERY = 3600_000;

/** The keys that IAM and STS gave out. A role's or user's temporary keys end with the role or user. */
export function createKeyStore({ store, clock, ids, root }: KeyStoreDeps): KeyStore {
  const swept = new Map<string, number>();

  async function findUserKey(accountId: string, accessKeyId: string): Promise<AccessKey | undefined> {
    const found = await store.records.get<UserKeyDoc>(userKeyKey(accountId, accessKeyId));
    if (found === undefined || found.status !== 'Active') return undefined;
    const { secretAccessKey, identity } = found.doc;
    return { accessKeyId, secretAccessKey, identity: { ...identity, accessKeyId } };
  }

  async function findSessionKey(accountId: string, accessKeyId: string): Promise<AccessKey | undefined> {
    const found = await store.records.get<SessionKeyDoc>(sessionKeyKey(accountId, accessKeyId));
    if (found === undefined || !(await stillThere(found.doc.identity))) return undefined;
    return { accessKeyId, ...found.doc, identity: { ...found.doc.identity, accessKeyId } };
  }

  /** Whether the role or user that temporary keys stand for exists and is the same one as then. */
  async function stillThere({ accountId, arn, userId }: Identity): Promise<boolean> {
    const [, id, prefix] = /^((ARO|AID)A[A-Z2-7]{17})(?::|$)/.exec(userId) ?? [];
    const [, role, user] = /:(?:assumed-role\/([^/]+)\/|user\/(?:.*\/)?([^/]+)$)/.exec(arn) ?? [];
    const name = role ?? user;
    if (id === undefined || name === undefined) return true;
    const noun = prefix === 'ARO' ? 'role' : 'user';
    const owner = await store.records.get<EntityDoc>(entityKey(noun, { accountId }, name));
    return owner?.doc.id === id;
  }

  /** Deletes what ended long ago, at most once an hour and account. */
  async function sweep(accountId: string): Promise<void> {
    const now = clock.now();
    if (now - (swept.get(accountId) ?? 0) < SWEEP_EVERY) return;
    swept.set(accountId, now);
    for (;;) {
      const { records } = await store.records.list<SessionKeyDoc>({
        scope: scopeOf({ accountId }),
        kind: SESSION_KEYS,
        sortBy: 'status',
        order: 'ascending',
        limit: 100,
      });
      const stale = records.filter((record) => record.doc.expiresAt < now - REMEMBERED);
      if (stale.length === 0) return;
      await store.commit(stale.map(({ key }) => ({ kind: 'delete-record', key })));
      if (stale.length < 100) return;
    }
  }

  return {
    async find(accessKeyId) {
      if (accessKeyId === root?.accessKeyId) return root;
      const accountId = accountOfKeyId(accessKeyId);
      if (accountId === undefined) return undefined;
      return accessKeyId.startsWith('AKIA')
        ? findUserKey(accountId, accessKeyId)
        : findSessionKey(accountId, accessKeyId);
    },

    async issue(whose, lifetime) {
      const { accountId, arn, userId } = whose;
      const identity = { accountId, arn, userId };
      const accessKeyId = makeKeyId('ASIA', accountId, ids);
      const now = clock.now();
      const doc: SessionKeyDoc = {
        secretAccessKey: makeSecret(ids),
        sessionToken: makeToken(ids),
        identity,
        expiresAt: Math.floor((now + lifetime) / 1000) * 1000,
      };
      const status = new Date(doc.expiresAt).toISOString();
      await store.commit([
        { kind: 'insert-record', key: sessionKeyKey(accountId, accessKeyId), fields: { doc, status }, at: now },
      ]);
      // Another sweep of the same keys may win; then they are gone as well.
      await sweep(accountId).catch((error: unknown) => {
        if (!(error instanceof CommitConflict)) throw error;
      });
      return { accessKeyId, ...doc, identity: { ...identity, accessKeyId } };
    },
  };
}
