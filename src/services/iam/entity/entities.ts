import type { Tag } from '../../../models/generated/iam.ts';
import type { RequestContext } from '../../../models/service.ts';
import { type Change, CommitConflict } from '../../../storage/changes.ts';
import type { RecordKey, StoredRecord } from '../../../storage/records.ts';
import { type IamDeps, retrying, scopeOf } from '../deps.ts';
import { refuse } from '../errors.ts';
import { type PageInput, type PageOutput, pageOfRecords } from '../pages.ts';
import { findPolicy, type PolicyDoc, policyKey, readPolicyArn } from '../policy/record.ts';
import { tagChanges } from '../tags.ts';
import { type EntityDoc, entityKey, type Noun } from './record.ts';

/**
 * Reads and changes one role or user. A change that touches a managed policy as well (its counts) writes both in one commit, so that a
 * policy is never deleted under an attachment.
 */

/** @throws NoSuchEntity */
export async function findEntity<Doc extends EntityDoc>(
  deps: IamDeps,
  ctx: RequestContext,
  noun: Noun,
  name: string,
): Promise<StoredRecord<Doc>> {
  const found = await deps.store.records.get<Doc>(entityKey(noun, ctx, name));
  if (found === undefined) throw refuse.noEntity(noun, name);
  return found;
}

/**
 * Inserts a new role or user with its tags, under its boundary. A create that repeats itself answers what is there.
 * @throws EntityAlreadyExists, InvalidInput, LimitExceeded, NoSuchEntity (of the boundary)
 */
export async function createEntity<Doc extends EntityDoc>(
  deps: IamDeps,
  ctx: RequestContext,
  noun: Noun,
  doc: Doc,
  tags: readonly Tag[],
): Promise<Doc> {
  const key = entityKey(noun, ctx, doc.name);
  const { boundary } = doc;
  const token = ctx.idempotencyToken;
  const insert = {
    kind: 'insert-record',
    key,
    fields: { doc },
    at: deps.clock.now(),
    ...(token === undefined ? {} : { token }),
  } as const;
  return retrying(async () => {
    const bounded = boundary === undefined ? [] : await usePolicy(deps, ctx, boundary, 'boundaries', refuse.noBoundary);
    try {
      await deps.store.commit([insert, ...tagChanges(scopeOf(ctx), doc.arn, [], tags, 'insensitive'), ...bounded]);
      return doc;
    } catch (error) {
      if (!(error instanceof CommitConflict && isSameKey(error.key, key))) throw error;
      const there = await deps.store.records.get<Doc>(key);
      if (token === undefined || there?.token !== token) throw refuse.entityExists(noun, doc.name);
      return there.doc;
    }
  });
}

/** A page of the roles or users under a path, by name. */
export async function listEntities<Doc extends EntityDoc>(
  deps: IamDeps,
  ctx: RequestContext,
  noun: Noun,
  input: PageInput & { readonly PathPrefix?: string | undefined },
): Promise<{ readonly docs: readonly Doc[]; readonly page: PageOutput }> {
  const { PathPrefix: prefix = '/' } = input;
  const under = ({ path }: Doc): boolean => path.startsWith(prefix);
  const { records, page } = await pageOfRecords<Doc>(deps, ctx, `iam/${noun}`, input, under);
  return { docs: records.map(({ doc }) => doc), page };
}

/** What a change comes to: the new document, and what is committed with it. */
export interface Decision<Doc> {
  readonly doc: Doc;
  readonly also?: readonly Change[];
}

/**
 * Reads, decides, commits; again when somebody else was faster. `decide` may answer undefined: nothing to do.
 * @throws NoSuchEntity, ConcurrentModification, and what `decide` throws
 */
export async function changeEntity<Doc extends EntityDoc>(
  deps: IamDeps,
  ctx: RequestContext,
  noun: Noun,
  name: string,
  decide: (record: StoredRecord<Doc>) => Decision<Doc> | undefined | Promise<Decision<Doc> | undefined>,
): Promise<Doc> {
  return retrying(async () => {
    const record = await findEntity<Doc>(deps, ctx, noun, name);
    const decision = await decide(record);
    if (decision === undefined) return record.doc;
    await deps.store.commit([update(deps, record, decision.doc), ...(decision.also ?? [])]);
    return decision.doc;
  });
}

/**
 * Deletes a role or user that nothing hangs on, with its tags.
 * @throws NoSuchEntity, DeleteConflict
 */
export async function deleteEntity<Doc extends EntityDoc>(
  deps: IamDeps,
  ctx: RequestContext,
  noun: Noun,
  name: string,
  check: (doc: Doc) => void = () => {},
): Promise<void> {
  await retrying(async () => {
    const { key, version, doc } = await findEntity<Doc>(deps, ctx, noun, name);
    check(doc);
    if (doc.attached.length > 0) throw refuse.deleteConflict('Cannot delete entity, must detach all policies first.');
    if (doc.inline.length > 0) throw refuse.deleteConflict('Cannot delete entity, must delete policies first.');
    await deps.store.commit([
      { kind: 'delete-record', key, expect: version },
      { kind: 'remove-tags', scope: scopeOf(ctx), arn: doc.arn, keys: 'all' },
      ...(await countChanges(deps, ctx, doc.boundary, { boundaries: -1 })),
    ]);
  });
}

/**
 * Makes sure that a managed policy may be used, and counts the use. AWS's own policies (`arn:aws:iam::aws:policy/…`) are taken at their
 * word: this server does not hold them.
 * @throws ValidationError for what is no policy's ARN, InvalidInput for another account's, `missing` where there is none
 */
export async function usePolicy(
  deps: IamDeps,
  ctx: RequestContext,
  arn: string,
  count: 'attachments' | 'boundaries',
  missing: (arn: string) => Error,
): Promise<readonly Change[]> {
  if (readPolicyArn(ctx, arn).owner === 'aws') return [];
  if ((await findPolicy(deps, ctx, arn)) === undefined) throw missing(arn);
  return countChanges(deps, ctx, arn, { [count]: 1 });
}

/** The change of a policy's counts; none for AWS's own policies and for no policy at all. */
export async function countChanges(
  deps: IamDeps,
  ctx: RequestContext,
  arn: string | undefined,
  by: { readonly attachments?: number; readonly boundaries?: number },
): Promise<readonly Change[]> {
  if (arn === undefined) return [];
  const { owner, name } = readPolicyArn(ctx, arn);
  if (owner !== 'own') return [];
  const found = await deps.store.records.get<PolicyDoc>(policyKey(ctx, name));
  if (found === undefined) return [];
  const { attachments, boundaries } = found.doc;
  const doc: PolicyDoc = {
    ...found.doc,
    attachments: attachments + (by.attachments ?? 0),
    boundaries: boundaries + (by.boundaries ?? 0),
  };
  return [update(deps, found, doc)];
}

/** An update that fails where the record is no longer the one that was read. */
export function update<Doc extends object>(deps: IamDeps, record: StoredRecord<Doc>, doc: Doc): Change {
  return {
    kind: 'update-record',
    key: record.key,
    expect: record.version,
    fields: { doc },
    at: deps.clock.now(),
  };
}

/** Whether a conflict was about this record. */
export const isSameKey = (a: RecordKey, b: RecordKey): boolean =>
  a.kind === b.kind && a.name === b.name && a.accountId === b.accountId && a.region === b.region;
