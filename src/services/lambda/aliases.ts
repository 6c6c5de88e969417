import type { AliasConfiguration, Operations } from '../../models/generated/lambda.ts';
import type { Handlers, RequestContext } from '../../models/service.ts';
import type { Scope } from '../../platform/identity.ts';
import { CommitConflict, retrying } from '../../storage/changes.ts';
import { type LambdaDeps, refuse } from './deps.ts';
import { findFunction, findTarget } from './find.ts';
import { list } from './functions.ts';
import { functionArn, readName } from './name.ts';
import { type AliasDoc, aliasKey } from './record.ts';

const LATEST_IS_ALONE = '$LATEST is not supported for an alias pointing to more than 1 version';

type Routing = { readonly AdditionalVersionWeights?: Readonly<Record<string, number>> | undefined } | undefined;

/** Aliases: names of versions, with one further version that gets a part of the invocations. */
export function aliasHandlers(deps: LambdaDeps) {
  const { store, clock, ids } = deps;

  const find = async (ctx: RequestContext, name: string, alias: string) => {
    const found = await store.records.get<AliasDoc>(aliasKey(ctx, name, alias));
    if (found === undefined) throw refuse.noAlias(functionArn(ctx, name, alias));
    return found;
  };
  const routingOf = (routing: Routing): AliasDoc['routing'] => {
    const [entry, more] = Object.entries(routing?.AdditionalVersionWeights ?? {});
    if (more !== undefined)
      throw refuse.invalid('Number of items in AdditionalVersionWeights cannot be greater than 1');
    if (entry?.[0] === '$LATEST') throw refuse.invalid(LATEST_IS_ALONE);
    return entry === undefined ? undefined : { version: entry[0], weight: entry[1] };
  };
  const check = async (ctx: RequestContext, name: string, doc: AliasDoc): Promise<AliasDoc> => {
    if (doc.routing !== undefined && doc.version === '$LATEST') throw refuse.invalid(LATEST_IS_ALONE);
    if (doc.routing?.version === doc.version)
      throw refuse.invalid(
        `Invalid function version ${doc.version}. Function version ${doc.version} is already included in routing configuration.`,
      );
    for (const version of [doc.version, doc.routing?.version]) {
      if (version !== undefined) await findTarget(deps, { scope: ctx, name, qualifier: version });
    }
    return doc;
  };

  return {
    async CreateAlias(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      await findFunction(deps, ctx, name);
      const routing = routingOf(input.RoutingConfig);
      const doc = await check(ctx, name, {
        name: input.Name,
        version: input.FunctionVersion,
        description: input.Description ?? '',
        revisionId: ids.uuid(),
        ...(routing === undefined ? {} : { routing }),
      });
      try {
        const key = aliasKey(ctx, name, input.Name);
        await store.commit([{ kind: 'insert-record', key, fields: { doc, parent: name }, at: clock.now() }]);
      } catch (error) {
        if (!(error instanceof CommitConflict)) throw error;
        throw refuse.conflict(`Alias already exists: ${functionArn(ctx, name, input.Name)}`);
      }
      return view(ctx, name, doc);
    },
    async GetAlias(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      return view(ctx, name, (await find(ctx, name, input.Name)).doc);
    },
    async UpdateAlias(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      return retrying(async () => {
        const record = await find(ctx, name, input.Name);
        if (input.RevisionId !== undefined && input.RevisionId !== record.doc.revisionId) throw refuse.stale();
        const { routing: old, ...rest } = record.doc;
        const routing = input.RoutingConfig === undefined ? old : routingOf(input.RoutingConfig);
        const doc = await check(ctx, name, {
          ...rest,
          version: input.FunctionVersion ?? rest.version,
          description: input.Description ?? rest.description,
          revisionId: ids.uuid(),
          ...(routing === undefined ? {} : { routing }),
        });
        const fields = { doc, parent: name };
        await store.commit([
          { kind: 'update-record', key: record.key, expect: record.version, fields, at: clock.now() },
        ]);
        return view(ctx, name, doc);
      });
    },
    async DeleteAlias(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      const key = aliasKey(ctx, name, input.Name);
      if ((await store.records.get(key)) !== undefined) await store.commit([{ kind: 'delete-record', key }]);
      return {};
    },
    async ListAliases(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      await findFunction(deps, ctx, name);
      const page = await list<AliasDoc>(deps, ctx, 'lambda/alias', input.MaxItems, input.Marker, name);
      return {
        Aliases: page.records
          .filter(({ doc }) => input.FunctionVersion === undefined || doc.version === input.FunctionVersion)
          .map(({ doc }) => view(ctx, name, doc)),
        ...(page.next === undefined ? {} : { NextMarker: page.next }),
      };
    },
  } satisfies Partial<Handlers<Operations>>;
}

const view = (scope: Scope, name: string, doc: AliasDoc): AliasConfiguration => ({
  AliasArn: functionArn(scope, name, doc.name),
  Name: doc.name,
  FunctionVersion: doc.version,
  Description: doc.description,
  RevisionId: doc.revisionId,
  ...(doc.routing === undefined
    ? {}
    : { RoutingConfig: { AdditionalVersionWeights: { [doc.routing.version]: doc.routing.weight } } }),
});
