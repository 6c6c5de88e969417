import type { FunctionConfiguration, Operations } from '../../models/generated/lambda.ts';
import type { Handlers, RequestContext } from '../../models/service.ts';
import type { Scope } from '../../platform/identity.ts';
import { type Change, CommitConflict, retrying } from '../../storage/changes.ts';
import { InvalidCursor, type RecordPage, type RecordQuery, type StoredRecord } from '../../storage/records.ts';
import type { CodeStore } from './code.ts';
import { type LambdaDeps, refuse } from './deps.ts';
import { findFunction, findTarget } from './find.ts';
import { functionArn, readName } from './name.ts';
import { type AliasDoc, describe, type FunctionDoc, functionKey, type VersionDoc, versionKey } from './record.ts';
import { DEFAULTS, settingsFrom } from './settings.ts';

const PAGE = 50;

/** Functions and their published versions. */
export function functionHandlers(deps: LambdaDeps, code: CodeStore) {
  const { store, clock, ids, functions } = deps;

  const change = async (
    ctx: RequestContext,
    name: string,
    decide: (doc: FunctionDoc, at: number) => FunctionDoc,
  ): Promise<FunctionDoc> => {
    const doc = await retrying(async () => {
      const record = await findFunction(deps, ctx, name);
      const at = clock.now();
      const next = decide(record.doc, at);
      await store.commit([
        { kind: 'update-record', key: record.key, expect: record.version, fields: { doc: next }, at },
      ]);
      return next;
    });
    functions.retire(ctx, name);
    return doc;
  };

  /** A change of code or configuration: another revision. */
  const revise = (
    ctx: RequestContext,
    name: string,
    expected: string | undefined,
    decide: (doc: FunctionDoc) => FunctionDoc,
  ): Promise<FunctionDoc> =>
    change(ctx, name, (doc, at) => {
      checkRevision(expected, doc);
      return { ...decide(doc), revisionId: ids.uuid(), lastModified: at };
    });

  const publish = (scope: Scope, name: string, doc: FunctionDoc, at: number): readonly [FunctionDoc, Change] => {
    const version = doc.lastVersion + 1;
    const settings: VersionDoc = { ...doc, version, revisionId: ids.uuid() };
    return [
      { ...doc, lastVersion: version },
      { kind: 'insert-record', key: versionKey(scope, name, version), fields: { doc: settings, parent: name }, at },
    ];
  };

  const publishNow = async (ctx: RequestContext, name: string, sha256: string | undefined, description?: string) =>
    retrying(async () => {
      const record = await findFunction(deps, ctx, name);
      const { doc } = record;
      if (sha256 !== undefined && Buffer.from(sha256, 'base64').toString('hex') !== doc.code.sha256) {
        throw refuse.invalid(
          'CodeSHA256 is different from current CodeSHA256 in $LATEST. Please try again with the CodeSHA256 in $LATEST.',
        );
      }
      const last = await store.records.get<VersionDoc>(versionKey(ctx, name, doc.lastVersion));
      // Nothing has changed since the last one was published: it is answered again.
      if (last !== undefined && last.doc.lastModified === doc.lastModified) {
        return describe(ctx, name, last.doc, String(last.doc.version), true);
      }
      const at = clock.now();
      const [next, change] = publish(ctx, name, description === undefined ? doc : { ...doc, description }, at);
      await store.commit([
        change,
        {
          kind: 'update-record',
          key: record.key,
          expect: record.version,
          fields: { doc: { ...next, description: doc.description } },
          at,
        },
      ]);
      const made = { ...next, ...(description === undefined ? {} : { description }) };
      return describe(ctx, name, made, String(next.lastVersion), true);
    });

  /** All versions, aliases or policies of a function. */
  async function* partsOf<T>(scope: Scope, kind: string, name: string): AsyncGenerator<StoredRecord<T>> {
    for (let after: string | undefined; ; ) {
      const page: RecordPage<T> = await store.records.list<T>(pageOf(scope, kind, 1000, after, { parent: name }));
      yield* page.records;
      after = page.next;
      if (after === undefined) return;
    }
  }

  return {
    async CreateFunction(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      const settings = settingsFrom(input, DEFAULTS);
      const key = functionKey(ctx, name);
      const known = await store.records.get<FunctionDoc>(key);
      if (known !== undefined) {
        if (ctx.idempotencyToken !== undefined && known.token === ctx.idempotencyToken) {
          return describe(ctx, name, known.doc, '$LATEST', false);
        }
        throw refuse.exists(name);
      }
      const package_ = await code.take(ctx, ctx.identity, input.Code);
      const at = clock.now();
      const base: FunctionDoc = {
        ...settings,
        code: package_,
        revisionId: ids.uuid(),
        lastModified: at,
        lastVersion: 0,
      };
      const [doc, ...published] = input.Publish === true ? publish(ctx, name, base, at) : [base];
      const arn = functionArn(ctx, name);
      try {
        await store.commit([
          {
            kind: 'insert-record',
            key,
            fields: { doc },
            at,
            ...(ctx.idempotencyToken === undefined ? {} : { token: ctx.idempotencyToken }),
          },
          ...published,
          ...(input.Tags === undefined ? [] : [{ kind: 'put-tags' as const, scope: ctx, arn, tags: input.Tags }]),
        ]);
      } catch (error) {
        if (error instanceof CommitConflict) throw refuse.exists(name);
        throw error;
      }
      return describe(ctx, name, doc, input.Publish === true ? '1' : '$LATEST', input.Publish === true);
    },

    async UpdateFunctionCode(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      const record = await findFunction(deps, ctx, name);
      const package_ = await code.take(ctx, ctx.identity, input);
      const architecture = input.Architectures?.[0];
      const changed = (doc: FunctionDoc): FunctionDoc => ({
        ...doc,
        code: package_,
        ...(architecture === undefined ? {} : { architecture }),
      });
      checkRevision(input.RevisionId, record.doc);
      if (input.DryRun === true) return describe(ctx, name, changed(record.doc), '$LATEST', false);
      const doc = await revise(ctx, name, input.RevisionId, changed);
      if (input.Publish === true) return publishNow(ctx, name, undefined);
      return describe(ctx, name, doc, '$LATEST', false);
    },

    async UpdateFunctionConfiguration(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      const doc = await revise(ctx, name, input.RevisionId, (old) => ({ ...old, ...settingsFrom(input, old) }));
      return describe(ctx, name, doc, '$LATEST', false);
    },

    async GetFunctionConfiguration(ctx, input) {
      const named = readName(ctx, input.FunctionName, input.Qualifier);
      const { settings, version } = await findTarget(deps, named);
      return describe(ctx, named.name, settings, version, named.qualifier !== undefined);
    },

    async GetFunction(ctx, input) {
      const named = readName(ctx, input.FunctionName, input.Qualifier);
      const { record, settings, version } = await findTarget(deps, named);
      const { Bucket, Key } = code.place(ctx, settings.code.sha256);
      const host = ctx.http === undefined ? '' : `${ctx.http.protocol}://${ctx.http.host}`;
      const tags = await store.tags.of(ctx, functionArn(ctx, named.name));
      const { reservedConcurrency } = record.doc;
      return {
        Configuration: describe(ctx, named.name, settings, version, named.qualifier !== undefined),
        // Not signed: under `--auth sigv4` it has to be read with the caller's keys.
        Code: { RepositoryType: 'S3', Location: `${host}/${Bucket}/${Key}` },
        ...(Object.keys(tags).length === 0 ? {} : { Tags: tags }),
        ...(reservedConcurrency === undefined
          ? {}
          : { Concurrency: { ReservedConcurrentExecutions: reservedConcurrency } }),
      };
    },

    async ListFunctions(ctx, input) {
      const page = await list<FunctionDoc>(deps, ctx, 'lambda/function', input.MaxItems, input.Marker);
      const all = input.FunctionVersion === 'ALL';
      const found: FunctionConfiguration[] = [];
      for (const { key, doc } of page.records) {
        found.push(describe(ctx, key.name, doc, '$LATEST', all));
        if (!all) continue;
        for await (const version of partsOf<VersionDoc>(ctx, 'lambda/version', key.name))
          found.push(describe(ctx, key.name, version.doc, String(version.doc.version), true));
      }
      return {
        Functions: found,
        ...(page.next === undefined ? {} : { NextMarker: page.next }),
      };
    },

    async DeleteFunction(ctx, input) {
      const { name, qualifier } = readName(ctx, input.FunctionName, input.Qualifier);
      if (qualifier === '$LATEST')
        throw refuse.invalid('$LATEST version cannot be deleted without deleting the function.');
      if (qualifier !== undefined && !/^[1-9]\d*$/.test(qualifier))
        throw refuse.invalid(`Only versions can be deleted by their qualifier, and ${qualifier} is none.`);
      const key = qualifier === undefined ? functionKey(ctx, name) : versionKey(ctx, name, qualifier);
      const arn = functionArn(ctx, name);
      await retrying(async () => {
        if (qualifier === undefined) await findFunction(deps, ctx, name);
        if ((await store.records.get(key)) === undefined) return;
        const parts: Change[] = [];
        if (qualifier === undefined) {
          for (const kind of ['lambda/version', 'lambda/alias', 'lambda/policy'])
            for await (const part of partsOf(ctx, kind, name)) parts.push({ kind: 'delete-record', key: part.key });
          parts.push({ kind: 'remove-tags', scope: ctx, arn, keys: 'all' });
        } else {
          const names: string[] = [];
          for await (const { doc } of partsOf<AliasDoc>(ctx, 'lambda/alias', name))
            if (doc.version === qualifier || doc.routing?.version === qualifier) names.push(doc.name);
          if (names.length > 0)
            throw refuse.conflict(
              `Unable to delete version because the following aliases reference it: [${names.join(', ')}]`,
            );
        }
        await store.commit([{ kind: 'delete-record', key }, ...parts]);
      });
      functions.retire(ctx, name);
      return { StatusCode: 204 };
    },

    async PublishVersion(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      const { doc } = await findFunction(deps, ctx, name);
      checkRevision(input.RevisionId, doc);
      return publishNow(ctx, name, input.CodeSha256, input.Description);
    },

    async ListVersionsByFunction(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      const { doc } = await findFunction(deps, ctx, name);
      const page = await list<VersionDoc>(deps, ctx, 'lambda/version', input.MaxItems, input.Marker, name);
      return {
        Versions: [
          ...(input.Marker === undefined ? [describe(ctx, name, doc, '$LATEST', true)] : []),
          ...page.records.map((one) => describe(ctx, name, one.doc, String(one.doc.version), true)),
        ],
        ...(page.next === undefined ? {} : { NextMarker: page.next }),
      };
    },

    async PutFunctionConcurrency(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      const reservedConcurrency = input.ReservedConcurrentExecutions;
      await change(ctx, name, (doc) => ({ ...doc, reservedConcurrency }));
      return { ReservedConcurrentExecutions: reservedConcurrency };
    },
    async GetFunctionConcurrency(ctx, input) {
      const { doc } = await findFunction(deps, ctx, readName(ctx, input.FunctionName).name);
      return doc.reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: doc.reservedConcurrency };
    },
    async DeleteFunctionConcurrency(ctx, input) {
      const { name } = readName(ctx, input.FunctionName);
      await change(ctx, name, ({ reservedConcurrency: _gone, ...doc }) => doc);
      return {};
    },
  } satisfies Partial<Handlers<Operations>>;
}

/** @throws PreconditionFailedException */
function checkRevision(expected: string | undefined, { revisionId }: FunctionDoc): void {
  if (expected !== undefined && expected !== revisionId) throw refuse.stale();
}

const pageOf = (
  scope: Scope,
  kind: string,
  limit: number,
  after: string | undefined,
  where: { readonly parent: string } | undefined,
): RecordQuery => ({
  scope,
  kind,
  sortBy: 'name',
  order: 'ascending',
  limit,
  ...(after === undefined ? {} : { after }),
  ...(where === undefined ? {} : { where }),
});

/** One page of records. @throws InvalidParameterValueException for a marker that is none of ours */
export async function list<T>(
  { store }: LambdaDeps,
  scope: Scope,
  kind: string,
  most: number | undefined,
  after: string | undefined,
  parent?: string,
): Promise<RecordPage<T>> {
  const limit = Math.min(PAGE, most ?? PAGE);
  try {
    return await store.records.list<T>(
      pageOf(scope, kind, limit, after, parent === undefined ? undefined : { parent }),
    );
  } catch (error) {
    if (error instanceof InvalidCursor) throw refuse.invalid('Invalid Marker');
    throw error;
  }
}
