import type { Handler, RequestContext } from '../../models/service.ts';
import { validationError } from '../../platform/errors.ts';
import { InvalidCursor, type RecordFilter, type RecordQuery } from '../../storage/records.ts';
import { arnOf, baseOf, type Item, type Kit, type Named } from './kit.ts';

/** `Describe…`: the record under the name in the request. */
export function describeHandler<D extends Named>(
  kit: Kit<D>,
  spec: { readonly noun: string; describe(item: Item<D>, base: string): object },
): Handler<never, unknown> {
  const member = `${spec.noun}Name`;
  return async (ctx: RequestContext, input: Readonly<Record<string, unknown>>) =>
    spec.describe(await kit.find(ctx, String(input[member])), baseOf(kit, ctx));
}

/** The members that List requests have in common. Which of them a list has, and their ranges, is the model's to check. */
interface ListInput {
  readonly NextToken?: string;
  readonly MaxResults?: number;
  readonly NameContains?: string;
  readonly StatusEquals?: string;
  readonly SortBy?: string;
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly CreationTimeAfter?: number;
  readonly CreationTimeBefore?: number;
  readonly LastModifiedTimeAfter?: number;
  readonly LastModifiedTimeBefore?: number;
}

const SORT_COLUMNS: Readonly<Record<string, RecordQuery['sortBy']>> = {
  Name: 'name',
  CreationTime: 'createdAt',
  LastModifiedTime: 'modifiedAt',
  Status: 'status',
};
/** Where the request says nothing, as the API's pages state it. */
const DEFAULT_PAGE = 10;

/** What of a kind's declaration its list needs; `filter` gets the operation's own input, which the model has checked. */
export interface ListSpec<D extends Named> {
  readonly arn: string;
  readonly list: {
    readonly member: PropertyKey;
    summary(item: Item<D>, base: string): unknown;
    readonly order: 'Ascending' | 'Descending';
    filter?(input: never): RecordFilter;
  };
}

/** `List…`: a page of the caller's records, filtered and sorted as asked. */
export function listHandler<D extends Named>(kit: Kit<D>, spec: ListSpec<D>): Handler<never, unknown> {
  const kind = `sagemaker/${spec.arn}`;
  return async (ctx: RequestContext, input: ListInput) => {
    const query: RecordQuery = {
      scope: { accountId: ctx.accountId, region: ctx.region },
      kind,
      sortBy: SORT_COLUMNS[input.SortBy ?? 'CreationTime'] ?? 'createdAt',
      order: (input.SortOrder ?? spec.list.order) === 'Ascending' ? 'ascending' : 'descending',
      limit: input.MaxResults ?? DEFAULT_PAGE,
      // The model has checked the input against this very operation; the generic reader looks at the members that lists share.
      where: { ...commonFilter(input), ...spec.list.filter?.(input as never) },
      ...(input.NextToken === undefined ? {} : { after: input.NextToken }),
    };
    const page = await kit.store.records.list<D>(query).catch((error: unknown) => {
      if (error instanceof InvalidCursor)
        throw validationError('Invalid NextToken: the token was not issued by this list.');
      throw error;
    });
    const base = baseOf(kit, ctx);
    const summaries = page.records.map((record) =>
      spec.list.summary({ ...record, arn: arnOf(spec.arn, record.key, record.key.name) }, base),
    );
    return { [spec.list.member]: summaries, ...(page.next === undefined ? {} : { NextToken: page.next }) };
  };
}

function commonFilter(input: ListInput): RecordFilter {
  return {
    ...(input.NameContains === undefined ? {} : { nameContains: input.NameContains }),
    ...(input.StatusEquals === undefined ? {} : { status: input.StatusEquals }),
    ...(input.CreationTimeAfter === undefined ? {} : { createdAfter: input.CreationTimeAfter }),
    ...(input.CreationTimeBefore === undefined ? {} : { createdBefore: input.CreationTimeBefore }),
    ...(input.LastModifiedTimeAfter === undefined ? {} : { modifiedAfter: input.LastModifiedTimeAfter }),
    ...(input.LastModifiedTimeBefore === undefined ? {} : { modifiedBefore: input.LastModifiedTimeBefore }),
  };
}

/**
 * A create that may be a repeat: where its token is that of the existing record it answers as the first time, whatever has become of
 * what it refers to since.
 */
export function repeatable<D extends Named>(
  kit: Kit<D>,
  noun: string,
  create: Handler<never, unknown>,
): Handler<never, unknown> {
  return async (ctx: RequestContext, input: Readonly<Record<string, unknown>>) => {
    const token = ctx.idempotencyToken;
    const existing = token === undefined ? undefined : await kit.get(ctx, String(input[`${noun}Name`]));
    if (existing !== undefined && existing.token === token) return { [`${noun}Arn`]: existing.arn };
    return create(ctx, input as never);
  };
}
