import { again, done, type Next } from '../../engines/reconcile/reconciler.ts';
import type { Handler, RequestContext } from '../../models/service.ts';
import type { ServiceError } from '../../platform/errors.ts';
import type { Scope } from '../../platform/identity.ts';
import { CommitConflict } from '../../storage/changes.ts';
import type { RecordFilter } from '../../storage/records.ts';
import type { Input, Operations, Output, SageMakerDeps } from './deps.ts';
import { arnOf, createKit, type Item, type Kit, type Named, type Room, readQueueKey, type StateSpec } from './kit.ts';
import { describeHandler, listHandler, repeatable } from './verbs.ts';

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

export interface KindSpec<N extends Noun, D extends Named, P extends string> {
  readonly noun: N;
  /** Where it is not the noun with an `s`. */
  readonly plural?: P;
  /** The resource type of the ARN, e.g. `training-job`. */
  readonly arn: string;
  /** `base` is where the caller reaches this server (`http://127.0.0.1:4600`), for URLs in answers. */
  describe(item: Item<D>, base: string): OutputOf<`Describe${N}`>;
  readonly list: {
    readonly member: ListMember<OutputOf<`List${P}`>>;
    summary(item: Item<D>, base: string): Summary<OutputOf<`List${P}`>, ListMember<OutputOf<`List${P}`>>>;
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
export interface LifeSpec<D extends Named> extends StateSpec<D> {
  /** Records in these statuses are looked at when the server starts. */
  readonly active: readonly string[];
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
