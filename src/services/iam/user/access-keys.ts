import type { Operations } from '../../../models/generated/iam.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import { type IamDeps, nowOf } from '../deps.ts';
import { changeEntity, findEntity } from '../entity/entities.ts';
import { refuse } from '../errors.ts';
import { makeKeyId } from '../keys/key-id.ts';
import { makeSecret, type UserKeyDoc, userKeyKey } from '../keys/record.ts';
import { pageOf } from '../pages.ts';
import { callingUser, type UserDoc, userIdentity } from './record.ts';

const MOST = 2;

/** The keys of users. A secret is answered once, by CreateAccessKey. The key store finds them by the same records. */
export function accessKeyActions(deps: IamDeps) {
  return {
    async CreateAccessKey(ctx, input) {
      const keyId = makeKeyId('AKIA', ctx.accountId, deps.ids);
      const secretAccessKey = makeSecret(deps.ids);
      const at = nowOf(deps);
      const user = await changeEntity<UserDoc>(deps, ctx, 'user', userName(ctx, input), ({ doc }) => {
        if (doc.keyIds.length >= MOST) throw refuse.quota('AccessKeysPerUser', MOST);
        const key: UserKeyDoc = { secretAccessKey, identity: userIdentity(ctx.accountId, doc) };
        return {
          doc: { ...doc, keyIds: [...doc.keyIds, keyId] },
          also: [
            {
              kind: 'insert-record',
              key: userKeyKey(ctx.accountId, keyId),
              fields: { doc: key, status: 'Active' },
              at,
            },
          ],
        };
      });
      return {
        AccessKey: {
          UserName: user.name,
          AccessKeyId: keyId,
          Status: 'Active' as const,
          SecretAccessKey: secretAccessKey,
          CreateDate: at,
        },
      };
    },
    async ListAccessKeys(ctx, input) {
      const { doc } = await findEntity<UserDoc>(deps, ctx, 'user', userName(ctx, input));
      const { items, page } = pageOf(doc.keyIds, input, (id) => id);
      const keys = await Promise.all(
        items.map((id) => deps.store.records.get<UserKeyDoc>(userKeyKey(ctx.accountId, id))),
      );
      const AccessKeyMetadata = keys.flatMap((key) =>
        key === undefined
          ? []
          : [
              {
                UserName: doc.name,
                AccessKeyId: key.key.name,
                Status: key.status === 'Active' ? ('Active' as const) : ('Inactive' as const),
                CreateDate: key.createdAt,
              },
            ],
      );
      return { AccessKeyMetadata, ...page };
    },
    async UpdateAccessKey(ctx, input) {
      const { AccessKeyId: keyId, Status: status } = input;
      if (status === 'Expired') throw refuse.invalidInput('The status of an access key is Active or Inactive.');
      await changeEntity<UserDoc>(deps, ctx, 'user', userName(ctx, input), async ({ doc }) => {
        const key = await ownKey(ctx, doc, keyId);
        return {
          doc,
          also: [
            {
              kind: 'update-record',
              key: key.key,
              expect: key.version,
              fields: { doc: key.doc, status },
              at: deps.clock.now(),
            },
          ],
        };
      });
      return {};
    },
    async DeleteAccessKey(ctx, input) {
      await changeEntity<UserDoc>(deps, ctx, 'user', userName(ctx, input), async ({ doc }) => {
        const key = await ownKey(ctx, doc, input.AccessKeyId);
        return {
          doc: { ...doc, keyIds: doc.keyIds.filter((id) => id !== input.AccessKeyId) },
          also: [{ kind: 'delete-record', key: key.key, expect: key.version }],
        };
      });
      return {};
    },
  } satisfies Partial<Handlers<Operations>>;

  async function ownKey(ctx: RequestContext, user: UserDoc, keyId: string) {
    const key = user.keyIds.includes(keyId)
      ? await deps.store.records.get<UserKeyDoc>(userKeyKey(ctx.accountId, keyId))
      : undefined;
    if (key === undefined) throw refuse.noKey(keyId);
    return key;
  }
}

/** Whose keys: the named user's, else the caller's own. @throws ValidationError where the caller is no user */
function userName(ctx: RequestContext, input: { readonly UserName?: string | undefined }): string {
  const name = input.UserName ?? callingUser(ctx.identity);
  if (name === undefined) throw refuse.whoseKeys();
  return name;
}
