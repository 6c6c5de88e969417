import type { Operations, User } from '../../../models/generated/iam.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import type { Change } from '../../../storage/changes.ts';
import type { StoredRecord } from '../../../storage/records.ts';
import { type IamDeps, iamArn, nowOf, retrying, scopeOf, uniqueId } from '../deps.ts';
import { createEntity, deleteEntity, findEntity, isSameKey, listEntities, update } from '../entity/entities.ts';
import { policyActions } from '../entity/policies.ts';
import { entityKey } from '../entity/record.ts';
import { tagActions } from '../entity/tagging.ts';
import { refuse } from '../errors.ts';
import { type UserKeyDoc, userKeyKey } from '../keys/record.ts';
import { tagsOf } from '../tags.ts';
import { callingUser, type UserDoc, userIdentity, userSummary, userView } from './record.ts';

export function userActions(deps: IamDeps) {
  return {
    async CreateUser(ctx, input) {
      const { UserName: name, Path: path = '/', PermissionsBoundary: boundary, Tags: tags = [] } = input;
      const doc: UserDoc = {
        name,
        path,
        id: uniqueId(deps, 'AIDA'),
        arn: iamArn(ctx, 'user', path, name),
        createdAt: nowOf(deps),
        keyIds: [],
        inline: [],
        attached: [],
        ...(boundary === undefined ? {} : { boundary }),
      };
      return { User: userView(await createEntity(deps, ctx, 'user', doc, tags), tags) };
    },
    async GetUser(ctx, input) {
      const name = input.UserName ?? callingUser(ctx.identity);
      if (name === undefined) return { User: rootUser(ctx) };
      const { doc } = await findEntity<UserDoc>(deps, ctx, 'user', name);
      return { User: userView(doc, await tagsOf(deps, scopeOf(ctx), doc.arn)) };
    },
    async ListUsers(ctx, input) {
      const { docs, page } = await listEntities<UserDoc>(deps, ctx, 'user', input);
      return { Users: docs.map(userSummary), ...page };
    },
    async UpdateUser(ctx, input) {
      await retrying(() => rename(deps, ctx, input));
      return {};
    },
    async DeleteUser(ctx, input) {
      await deleteEntity<UserDoc>(deps, ctx, 'user', input.UserName, (doc) => {
        if (doc.keyIds.length > 0) throw refuse.deleteConflict('Cannot delete entity, must delete access keys first.');
      });
      return {};
    },

    ...policyActions(deps, 'user'),
    ...tagActions(deps, 'user'),
  } satisfies Partial<Handlers<Operations>>;
}

/**
 * The account's root as GetUser answers it to itself. AWS gives it no path and no name.
 * @throws ValidationError for roles, which are no users
 */
function rootUser(ctx: RequestContext): User {
  if (!ctx.identity.arn.endsWith(':root')) throw refuse.whoseKeys();
  // The model requires members that AWS leaves out here; when the account was made is not known.
  return { UserId: ctx.accountId, Arn: ctx.identity.arn } as User;
}

/** Moves a user to another name and path; the id, the keys and the tags come along. @throws NoSuchEntity, EntityAlreadyExists */
async function rename(deps: IamDeps, ctx: RequestContext, input: Operations['UpdateUser']['input']): Promise<void> {
  const record = await findEntity<UserDoc>(deps, ctx, 'user', input.UserName);
  const { NewUserName: name = record.doc.name, NewPath: path = record.doc.path } = input;
  const doc: UserDoc = { ...record.doc, name, path, arn: iamArn(ctx, 'user', path, name) };
  if (doc.arn === record.doc.arn) return;
  const key = entityKey('user', ctx, name);
  const sameRecord = isSameKey(key, record.key);
  if (!sameRecord && (await deps.store.records.get(key)) !== undefined) throw refuse.entityExists('user', name);
  const scope = scopeOf(ctx);
  const tags = await deps.store.tags.of(scope, record.doc.arn);
  await deps.store.commit([
    ...(sameRecord ? [update(deps, record, doc)] : moveRecord(deps, record, { ...record, key, doc })),
    { kind: 'remove-tags', scope, arn: record.doc.arn, keys: 'all' },
    { kind: 'put-tags', scope, arn: doc.arn, tags },
    ...(await keyChanges(deps, ctx, doc)),
  ]);
}

const moveRecord = (deps: IamDeps, from: StoredRecord<UserDoc>, to: StoredRecord<UserDoc>): Change[] => [
  { kind: 'delete-record', key: from.key, expect: from.version },
  { kind: 'insert-record', key: to.key, fields: { doc: to.doc }, at: deps.clock.now() },
];

/** The user's keys stand for the user's new ARN. */
async function keyChanges(deps: IamDeps, ctx: RequestContext, user: UserDoc): Promise<Change[]> {
  const records = await Promise.all(
    user.keyIds.map((id) => deps.store.records.get<UserKeyDoc>(userKeyKey(ctx.accountId, id))),
  );
  return records.flatMap((record) =>
    record === undefined
      ? []
      : [
          {
            kind: 'update-record' as const,
            key: record.key,
            expect: record.version,
            fields: {
              doc: { ...record.doc, identity: userIdentity(ctx.accountId, user) },
              ...(record.status === undefined ? {} : { status: record.status }),
            },
            at: deps.clock.now(),
          },
        ],
  );
}
