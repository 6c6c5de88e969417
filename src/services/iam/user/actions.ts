import type { Operations, User } from '../../../models/generated/iam.ts';
import type { Handlers, RequestContext } from '../../../models/service.ts';
import { type Change, CommitConflict } from '../../../storage/changes.ts';
import type { StoredRecord } from '../../../storage/records.ts';
import { type IamDeps, iamArn, nowOf, retrying, scopeOf, uniqueId } from '../deps.ts';
import { deleteEntity, findEntity, isSameKey, update, usePolicy } from '../entity/entities.ts';
import { policiesOf } from '../entity/policies.ts';
import { entityKey } from '../entity/record.ts';
import { taggingOf } from '../entity/tagging.ts';
import { refuse } from '../errors.ts';
import { type UserKeyDoc, userKeyKey } from '../keys/record.ts';
import { pageOfRecords } from '../pages.ts';
import { tagChanges, tagsOf } from '../tags.ts';
import { callingUser, type UserDoc, userIdentity, userSummary, userView } from './record.ts';

export function userActions(deps: IamDeps) {
  const policies = policiesOf(deps, 'user');
  const tagging = taggingOf(deps, 'user');

  return {
    async CreateUser(ctx, input) {
      const { UserName: name, Path: path = '/', PermissionsBoundary: boundary, Tags: tags = [] } = input;
      const key = entityKey('user', ctx, name);
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
      const token = ctx.idempotencyToken;
      return retrying(async () => {
        const bounded =
          boundary === undefined ? [] : await usePolicy(deps, ctx, boundary, 'boundaries', refuse.noBoundary);
        try {
          await deps.store.commit([
            {
              kind: 'insert-record',
              key,
              fields: { doc },
              at: deps.clock.now(),
              ...(token === undefined ? {} : { token }),
            },
            ...tagChanges(scopeOf(ctx), doc.arn, [], tags, 'insensitive'),
            ...bounded,
          ]);
          return { User: userView(doc, tags) };
        } catch (error) {
          if (!(error instanceof CommitConflict && isSameKey(error.key, key))) throw error;
          const there = await deps.store.records.get<UserDoc>(key);
          if (token === undefined || there?.token !== token) throw refuse.entityExists('user', name);
          return { User: userView(there.doc, tags) };
        }
      });
    },
    async GetUser(ctx, input) {
      const name = input.UserName ?? callingUser(ctx.identity);
      if (name === undefined) return { User: rootUser(ctx) };
      const { doc } = await findEntity<UserDoc>(deps, ctx, 'user', name);
      return { User: userView(doc, await tagsOf(deps, scopeOf(ctx), doc.arn)) };
    },
    async ListUsers(ctx, input) {
      const { PathPrefix: prefix = '/' } = input;
      const { records, page } = await pageOfRecords<UserDoc>(deps, ctx, 'iam/user', input, ({ path }) =>
        path.startsWith(prefix),
      );
      return { Users: records.map(({ doc }) => userSummary(doc)), ...page };
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

    async PutUserPolicy(ctx, input) {
      await policies.putInline(ctx, input.UserName, input.PolicyName, input.PolicyDocument);
      return {};
    },
    async GetUserPolicy(ctx, input) {
      const found = await policies.getInline(ctx, input.UserName, input.PolicyName);
      return { UserName: found.name, PolicyName: input.PolicyName, PolicyDocument: found.document };
    },
    ListUserPolicies: (ctx, input) => policies.listInline(ctx, input.UserName, input),
    async DeleteUserPolicy(ctx, input) {
      await policies.deleteInline(ctx, input.UserName, input.PolicyName);
      return {};
    },
    async AttachUserPolicy(ctx, input) {
      await policies.attach(ctx, input.UserName, input.PolicyArn);
      return {};
    },
    async DetachUserPolicy(ctx, input) {
      await policies.detach(ctx, input.UserName, input.PolicyArn);
      return {};
    },
    ListAttachedUserPolicies: (ctx, input) => policies.listAttached(ctx, input.UserName, input),
    async PutUserPermissionsBoundary(ctx, input) {
      await policies.putBoundary(ctx, input.UserName, input.PermissionsBoundary);
      return {};
    },
    async DeleteUserPermissionsBoundary(ctx, input) {
      await policies.deleteBoundary(ctx, input.UserName);
      return {};
    },

    async TagUser(ctx, input) {
      await tagging.tag(ctx, input.UserName, input.Tags);
      return {};
    },
    async UntagUser(ctx, input) {
      await tagging.untag(ctx, input.UserName, input.TagKeys);
      return {};
    },
    ListUserTags: (ctx, input) => tagging.listTags(ctx, input.UserName, input),
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
