import type { RequestContext } from '../../models/service.ts';
import { formatArn } from '../../platform/arn.ts';
import type { ServiceError } from '../../platform/errors.ts';
import type { Scope } from '../../platform/identity.ts';
import { type JsonObject, parseJson } from '../../platform/json.ts';
import { type Change, CommitConflict, type RecordFields } from '../../storage/changes.ts';
import type { RecordKey, StoredRecord } from '../../storage/records.ts';
import type { SageMakerDeps } from './deps.ts';
import { type TagList, tagMap } from './tag-rules.ts';

/** The dependencies and what the kinds of one service share. */
export interface Room extends SageMakerDeps {
  /** From an engine's plan id to who is to be woken when it changes. */
  readonly watchers: Map<string, { readonly queue: string; readonly key: string }>;
}

/** What every document has. */
export interface Named {
  /** As the request gave it. */
  readonly name: string;
}

/** A record as views and actions see it. */
export interface Item<D> extends StoredRecord<D> {
  readonly arn: string;
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

/** Where a caller reaches this server, without a slash at the end; calls from inside get the server's own address. */
export function baseOf({ endpoint }: Pick<SageMakerDeps, 'endpoint'>, ctx?: RequestContext): string {
  const http = ctx?.http;
  if (http !== undefined && /^[\w.:[\]-]+$/.test(http.host)) return `${http.protocol}://${http.host}`;
  return endpoint?.() ?? '';
}

/** The key of a work queue's row: regions and account ids hold no slash. */
export const queueKey = (key: Scope & { readonly name: string }): string =>
  `${key.accountId}/${key.region}/${key.name}`;

export function readQueueKey(text: string): Scope & { readonly name: string } {
  const [accountId = '', region = '', ...name] = text.split('/');
  return { accountId, region, name: name.join('/') };
}

/** What of a kind's declaration its kit needs. */
export interface KitSpec<D extends Named> {
  readonly arn: string;
  describe(item: Item<D>, base: string): object;
  missing(name: string, arn: string): ServiceError;
  exists(name: string, arn: string): ServiceError;
  readonly life?: StateSpec<D>;
}

/** The states of a document, and how others hear of their changes. */
export interface StateSpec<D extends Named> {
  /** The status (or statuses) of a document, as `transitions` names it. */
  stateOf(doc: D): string;
  /** State -> what may follow. A commit that moves a record otherwise is a bug and throws. */
  readonly transitions: Readonly<Record<string, readonly string[]>>;
  /** Published after each commit that changed the state: `SageMaker … State Change`, and what differs from Describe. */
  readonly event: { readonly detailType: string; overrides?(doc: D): JsonObject };
}

export function createKit<D extends Named>(deps: Room, kind: string, spec: KitSpec<D>): Kit<D> {
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
    const described = parseJson(JSON.stringify(spec.describe(of, baseOf(deps)))) as JsonObject;
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
function movesOn<D extends Named>(life: StateSpec<D> | undefined, before: D, after: D): boolean {
  if (life === undefined) return false;
  const [from, to] = [life.stateOf(before), life.stateOf(after)];
  if (from === to) return false;
  if (!(life.transitions[from] ?? []).includes(to))
    throw new Error(`${life.event.detailType}: ${from} -> ${to} is no transition`);
  return true;
}
