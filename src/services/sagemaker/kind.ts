import { again, done, type Next } from '../../engines/reconcile/reconciler.ts';
import type { Handler, RequestContext } from '../../models/service.ts';
import { formatArn } from '../../platform/arn.ts';
import { type ServiceError, validationError } from '../../platform/errors.ts';
import type { Scope } from '../../platform/identity.ts';
import type { JsonObject } from '../../platform/json.ts';
import type { Change, RecordFields } from '../../storage/changes.ts';
import { CommitConflict } from '../../storage/changes.ts';
import type { RecordFilter, RecordKey, RecordQuery, StoredRecord } from '../../storage/records.ts';
import { InvalidCursor } from '../../storage/records.ts';
import type { Input, Operations, Output, SageMakerDeps } from './deps.ts';
import { type TagList, tagMap } from './tag-rules.ts';

/**
 * A kind of resource is a declaration: its noun, what its documents hold, how they look from outside, and the handlers that are
 * particular to it. Describe, List (pages, filters, sorting), names, ARNs, tags, events and the wiring of its life come from here.
 *
 *     export const model = defineKind<'Model', ModelDoc>({
 *       noun: 'Model',
 *       arn: 'model',
 *       describe: ({ doc, arn, createdAt }) => ({ … }),            // must be Operations['DescribeModel']['output']
 *       list: { member: 'Models', summary: … , order: 'Descending' },
 *       exists: …, missing: …,
 *       actions: { async CreateModel(ctx, input, kit) { … } },      // a misspelt action does not compile
 *     });
 *
 * Names are unique without regard to case (ARNs hold them in lower case): the record's key is the lower-case name, the document
 * keeps the name as it was given.
 */
export function defineKind<N extends Noun, D extends Named, P extends string = `${N}s`>(spec: KindSpec<N, D, P>): Kind {
  const kind = `sagemaker/${spec.arn}`;
  return {
    kind,
    arnPart: spec.arn,
    exists: async (deps, scope, name) => {
      const record = await deps.store.records.get<D>({ ...scope, kind, name: name.toLowerCase() });
      if (record === undefined) throw spec.missing(name, arnOf(spec.arn, scope, name));
    },
    bind(deps) {
      const kit = createKit(deps, kind, spec);
      const handlers: Record<string, Handler<never, unknown>> = {
        [`Describe${spec.noun}`]: describeHandler(kit, spec),
        [`List${spec.plural ?? `${spec.noun}s`}`]: listHandler(kit, spec),
      };
      for (const [name, action] of Object.entries(spec.actions)) {
        // Each action was checked against its own operation where it stands; the table holds them side by side.
        const run = action as (ctx: RequestContext, input: never, kit: Kit<D>) => unknown;
        const plain: Handler<never, unknown> = (ctx, input) => run(ctx, input, kit);
        handlers[name] = name === `Create${spec.noun}` ? repeatable(kit, spec.noun, plain) : plain;
      }
      const life = spec.life;
      if (life === undefined) return { handlers };
      return { handlers, life: { queue: kind, active: life.active, reconcile: reconciler(kit, life) } };
    },
  };
}

/** Nouns that the API can describe: `TrainingJob`, `Model`, … */
export type Noun = { [K in keyof Operations]: K extends `Describe${infer N}` ? N : never }[keyof Operations];

/** The outputs and inputs of an operation whose name is put together; `never` where there is no such operation. */
type OutputOf<Name extends string> = Name extends keyof Operations ? Output<Name> : never;
type InputOf<Name extends string> = Name extends keyof Operations ? Input<Name> : never;
/** The member of a list's output that holds the summaries, and one summary. */
type ListMember<O> = { [K in keyof O]-?: NonNullable<O[K]> extends readonly unknown[] ? K : never }[keyof O];
type Summary<O, M extends keyof O> = NonNullable<O[M]> extends readonly (infer E)[] ? E : never;

/** What every document has. */
export interface Named {
  /** As the request gave it. */
  readonly name: string;
}

/** A record as views and actions see it. */
export interface Item<D> extends StoredRecord<D> {
  readonly arn: string;
}

export interface KindSpec<N extends Noun, D extends Named, P extends string> {
  readonly noun: N;
  /** Where it is not the noun with an `s`. */
  readonly plural?: P;
  /** The resource type of the ARN, e.g. `training-job`. */
  readonly arn: string;
  describe(item: Item<D>): OutputOf<`Describe${N}`>;
  readonly list: {
    readonly member: ListMember<OutputOf<`List${P}`>>;
    summary(item: Item<D>): Summary<OutputOf<`List${P}`>, ListMember<OutputOf<`List${P}`>>>;
    /** AWS's default order, which differs from list to list. */
    readonly order: 'Ascending' | 'Descending';
    /** What else this list filters by, beside name, times and status. */
    filter?(input: InputOf<`List${P}`>): RecordFilter;
  };
  /** The refusals, in AWS's words for this kind. */
  missing(name: string, arn: string): ServiceError;
  exists(name: string, arn: string): ServiceError;
  readonly actions: {
    readonly [Name in keyof Operations]?: (
      ctx: RequestContext,
      input: Input<Name>,
      kit: Kit<D>,
    ) => Output<Name> | Promise<Output<Name>>;
  };
  readonly life?: LifeSpec<D>;
}

/** Kinds whose resources live: what drives them, the statuses they go through, and how others hear of it. */
export interface LifeSpec<D extends Named> {
  /** Records in these statuses are looked at when the server starts. */
  readonly active: readonly string[];
  /** The status (or statuses) of a document, as `transitions` names it. */
  stateOf(doc: D): string;
  /** State -> what may follow. A commit that moves a record otherwise is a bug and throws. */
  readonly transitions: Readonly<Record<string, readonly string[]>>;
  /** Published after each commit that changed the state: `SageMaker … State Change`, and what differs from Describe. */
  readonly event: { readonly detailType: string; overrides?(doc: D): JsonObject };
  /** See `engines/reconcile/reconciler.ts`. Not called for a record that is gone. */
  reconcile(item: Item<D>, kit: Kit<D>): Promise<Next>;
}

export interface Kind {
  readonly kind: string;
  readonly arnPart: string;
  /** Rejects with the kind's own refusal where there is no such resource. */
  exists(deps: Pick<SageMakerDeps, 'store'>, scope: Scope, name: string): Promise<void>;
  bind(deps: Room): BoundKind;
}

export interface BoundKind {
  readonly handlers: Readonly<Record<string, Handler<never, unknown>>>;
  readonly life?: {
    readonly queue: string;
    readonly active: readonly string[];
    reconcile(key: string): Promise<Next>;
  };
}

/** The dependencies and what the kinds of one service share. */
export interface Room extends SageMakerDeps {
  /** From an engine's plan id to who is to be woken when it changes. */
  readonly watchers: Map<string, { readonly queue: string; readonly key: string }>;
}

/** What actions and reconcilers of a kind work with. */
export interface Kit<D extends Named> extends Room {
  arn(scope: Scope, name: string): string;
  /** @throws the kind's `missing` */
  find(scope: Scope, name: string): Promise<Item<D>>;
  get(scope: Scope, name: string): Promise<Item<D> | undefined>;
  /**
   * Inserts the record with its tags and makes its life due, in one commit. A repeat with the token of the existing record answers
   * that one (`created` false).
   * @throws the kind's `exists`, or a refusal of the tags
   */
  create(
    ctx: RequestContext,
    doc: D,
    options: { readonly status?: string; readonly tags?: TagList },
  ): Promise<Created<D>>;
  /**
   * Reads, lets `decide` make the next document, commits, and decides again where someone else was faster. `undefined` leaves the
   * record as it is.
   */
  change(scope: Scope, name: string, decide: (item: Item<D>) => Update<D> | undefined): Promise<Item<D>>;
  /** Commits what a reconciler decided from `item`. @throws CommitConflict where the record changed meanwhile: decide again. */
  commit(item: Item<D>, next: Update<D>): Promise<Item<D>>;
  /** Removes the record and its tags. */
  remove(item: Item<D>): Promise<void>;
  tags(item: Item<D>): Promise<Readonly<Record<string, string>>>;
  /** Has changes of an engine's plan wake this record's reconciler. */
  watch(planId: string, item: Item<D>): void;
  unwatch(planId: string): void;
}

export interface Created<D> extends Item<D> {
  readonly created: boolean;
}

/** A document with the status column that goes with it. */
export interface Update<D> {
  readonly doc: D;
  readonly status?: string;
}

export const arnOf = (part: string, scope: Scope, name: string): string =>
  formatArn({
    service: 'sagemaker',
    region: scope.region,
    accountId: scope.accountId,
    resource: `${part}/${name.toLowerCase()}`,
  });

/** The key of a work queue's row: regions and account ids hold no slash. */
export const queueKey = (key: Scope & { readonly name: string }): string =>
  `${key.accountId}/${key.region}/${key.name}`;

function readQueueKey(text: string): Scope & { readonly name: string } {
  const [accountId = '', region = '', ...name] = text.split('/');
  return { accountId, region, name: name.join('/') };
}

function createKit<N extends Noun, D extends Named, P extends string>(
  deps: Room,
  kind: string,
  spec: KindSpec<N, D, P>,
): Kit<D> {
  const { store, clock } = deps;
  const keyOf = (scope: Scope, name: string): RecordKey => ({
    accountId: scope.accountId,
    region: scope.region,
    kind,
    name: name.toLowerCase(),
  });
  const item = (record: StoredRecord<D>): Item<D> => ({
    ...record,
    arn: arnOf(spec.arn, record.key, record.key.name),
  });
  const fields = (next: Update<D>): RecordFields =>
    next.status === undefined ? { doc: next.doc } : { doc: next.doc, status: next.status };
  const due = (key: RecordKey): Change[] =>
    spec.life === undefined ? [] : [{ kind: 'enqueue', queue: kind, key: queueKey(key), dueAt: clock.now() }];

  const get: Kit<D>['get'] = async (scope, name) => {
    const record = await store.records.get<D>(keyOf(scope, name));
    return record === undefined ? undefined : item(record);
  };
  const find: Kit<D>['find'] = async (scope, name) => {
    const found = await get(scope, name);
    if (found === undefined) throw spec.missing(name, arnOf(spec.arn, scope, name));
    return found;
  };
  /** Describe's members with times in epoch milliseconds, and Tags as a map. */
  const announce = async (of: Item<D>): Promise<void> => {
    if (spec.life === undefined) return;
    const { detailType, overrides } = spec.life.event;
    const { accountId, region } = of.key;
    const tags = await store.tags.of({ accountId, region }, of.arn);
    // A view is plain data (times are epoch milliseconds inside); JSON drops its absent members.
    const described = JSON.parse(JSON.stringify(spec.describe(of))) as JsonObject;
    deps.events.publish({
      id: deps.ids.uuid(),
      source: 'aws.sagemaker',
      detailType,
      accountId,
      region,
      time: clock.now(),
      resources: [of.arn],
      detail: { ...described, ...overrides?.(of.doc), Tags: { ...tags } },
    });
  };
  const update = async (old: Item<D>, next: Update<D>, extra: readonly Change[]): Promise<Item<D>> => {
    const moved = movesOn(spec.life, old.doc, next.doc);
    const at = clock.now();
    await store.commit([
      { kind: 'update-record', key: old.key, expect: old.version, fields: fields(next), at },
      ...extra,
    ]);
    const { status: _, ...rest } = old;
    const updated = { ...rest, ...next, version: old.version + 1, modifiedAt: at };
    if (moved) await announce(updated);
    return updated;
  };

  return {
    ...deps,
    arn: (scope, name) => arnOf(spec.arn, scope, name),
    get,
    find,
    async create(ctx, doc, options) {
      const key = keyOf(ctx, doc.name);
      const arn = arnOf(spec.arn, ctx, doc.name);
      const tags = tagMap(options.tags);
      const at = clock.now();
      const next = options.status === undefined ? { doc } : { doc, status: options.status };
      const token = ctx.idempotencyToken === undefined ? {} : { token: ctx.idempotencyToken };
      const insert: Change = { kind: 'insert-record', key, fields: fields(next), at, ...token };
      const tagging: Change[] =
        Object.keys(tags).length === 0
          ? []
          : [{ kind: 'put-tags', scope: { accountId: ctx.accountId, region: ctx.region }, arn, tags }];
      try {
        await store.commit([insert, ...tagging, ...due(key)]);
      } catch (error) {
        if (!(error instanceof CommitConflict)) throw error;
        const existing = await get(ctx, doc.name);
        const repeated = ctx.idempotencyToken !== undefined && existing?.token === ctx.idempotencyToken;
        if (existing === undefined || !repeated) throw spec.exists(doc.name, arn);
        return { ...existing, created: false };
      }
      const created = { ...next, ...token, key, arn, version: 1, createdAt: at, modifiedAt: at, created: true };
      await announce(created);
      return created;
    },
    async change(scope, name, decide) {
      for (;;) {
        const old = await find(scope, name);
        const next = decide(old);
        if (next === undefined) return old;
        try {
          return await update(old, next, due(old.key));
        } catch (error) {
          if (!(error instanceof CommitConflict)) throw error;
        }
      }
    },
    commit: (old, next) => update(old, next, []),
    async remove(old) {
      const scope = { accountId: old.key.accountId, region: old.key.region };
      await store.commit([
        { kind: 'delete-record', key: old.key, expect: old.version },
        { kind: 'remove-tags', scope, arn: old.arn, keys: 'all' },
      ]);
    },
    tags: (of) => store.tags.of({ accountId: of.key.accountId, region: of.key.region }, of.arn),
    watch: (planId, of) => void deps.watchers.set(planId, { queue: kind, key: queueKey(of.key) }),
    unwatch: (planId) => void deps.watchers.delete(planId),
  };
}

/** Whether the state changed. @throws Error for a change that no transition allows: a bug of ours */
function movesOn<D extends Named>(life: LifeSpec<D> | undefined, before: D, after: D): boolean {
  if (life === undefined) return false;
  const [from, to] = [life.stateOf(before), life.stateOf(after)];
  if (from === to) return false;
  if (!(life.transitions[from] ?? []).includes(to))
    throw new Error(`${life.event.detailType}: ${from} -> ${to} is no transition`);
  return true;
}

/**
 * A create that may be a repeat: where its token is that of the existing record it answers as the first time, whatever has become of
 * what it refers to since.
 */
function repeatable<D extends Named>(
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

function describeHandler<N extends Noun, D extends Named, P extends string>(
  kit: Kit<D>,
  spec: KindSpec<N, D, P>,
): Handler<never, unknown> {
  const member = `${spec.noun}Name`;
  return async (ctx: RequestContext, input: Readonly<Record<string, unknown>>) =>
    spec.describe(await kit.find(ctx, String(input[member])));
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

function listHandler<N extends Noun, D extends Named, P extends string>(
  kit: Kit<D>,
  spec: KindSpec<N, D, P>,
): Handler<never, unknown> {
  const kind = `sagemaker/${spec.arn}`;
  return async (ctx: RequestContext, input: ListInput) => {
    const query: RecordQuery = {
      scope: { accountId: ctx.accountId, region: ctx.region },
      kind,
      sortBy: SORT_COLUMNS[input.SortBy ?? 'CreationTime'] ?? 'createdAt',
      order: (input.SortOrder ?? spec.list.order) === 'Ascending' ? 'ascending' : 'descending',
      limit: input.MaxResults ?? DEFAULT_PAGE,
      // The model has checked the input against this very operation; the generic reader looks at the members that lists share.
      where: { ...commonFilter(input), ...spec.list.filter?.(input as InputOf<`List${P}`>) },
      ...(input.NextToken === undefined ? {} : { after: input.NextToken }),
    };
    const page = await kit.store.records.list<D>(query).catch((error: unknown) => {
      if (error instanceof InvalidCursor)
        throw validationError('Invalid NextToken: the token was not issued by this list.');
      throw error;
    });
    const summaries = page.records.map((record) =>
      spec.list.summary({ ...record, arn: arnOf(spec.arn, record.key, record.key.name) }),
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

function reconciler<D extends Named>(kit: Kit<D>, life: LifeSpec<D>): (key: string) => Promise<Next> {
  return async (text) => {
    const { name, ...scope } = readQueueKey(text);
    const item = await kit.get(scope, name);
    if (item === undefined) return done;
    try {
      return await life.reconcile(item, kit);
    } catch (error) {
      // Someone changed the record between our reading and our commit: what we decided is stale, the next look will not be.
      if (error instanceof CommitConflict) return again(0);
      throw error;
    }
  };
}
