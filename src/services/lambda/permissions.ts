import type { AddPermissionRequest, Operations } from '../../models/generated/lambda.ts';
import type { Handlers, RequestContext } from '../../models/service.ts';
import { parseArn } from '../../platform/arn.ts';
import { ServiceError } from '../../platform/errors.ts';
import type { JsonObject } from '../../platform/json.ts';
import { retrying } from '../../storage/changes.ts';
import type { RecordKey, StoredRecord } from '../../storage/records.ts';
import { type LambdaDeps, refuse } from './deps.ts';
import { findTarget } from './find.ts';
import { functionArn, type NamedFunction, readName } from './name.ts';

interface PolicyDoc {
  readonly revisionId: string;
  /** In the order they were added. */
  readonly statements: readonly JsonObject[];
}

/** Resource policies of functions: kept and shown, as deployment tools expect; nobody is judged by them. */
export function permissionHandlers(deps: LambdaDeps) {
  const { store, clock, ids } = deps;
  const find = async (ctx: RequestContext, text: string, qualifier: string | undefined) => {
    const named = readName(ctx, text, qualifier);
    await findTarget(deps, named);
    const key: RecordKey = {
      accountId: ctx.accountId,
      region: ctx.region,
      kind: 'lambda/policy',
      name: named.qualifier === undefined ? named.name : `${named.name}:${named.qualifier}`,
    };
    return { named, key, record: await store.records.get<PolicyDoc>(key) };
  };
  const save = (
    key: RecordKey,
    name: string,
    record: StoredRecord<PolicyDoc> | undefined,
    statements: readonly JsonObject[],
  ) => {
    const fields = { doc: { revisionId: ids.uuid(), statements }, parent: name };
    const at = clock.now();
    return store.commit([
      record === undefined
        ? { kind: 'insert-record', key, fields, at }
        : statements.length === 0
          ? { kind: 'delete-record', key, expect: record.version }
          : { kind: 'update-record', key, expect: record.version, fields, at },
    ]);
  };
  const checkRevision = (expected: string | undefined, record: StoredRecord<PolicyDoc> | undefined): void => {
    if (expected !== undefined && expected !== record?.doc.revisionId) throw refuse.stale('GetPolicy');
  };
  const none = () =>
    new ServiceError('ResourceNotFoundException', 'The resource you requested does not exist.', {
      members: { Type: 'User' },
    });

  return {
    async AddPermission(ctx, input) {
      return retrying(async () => {
        const { named, key, record } = await find(ctx, input.FunctionName, input.Qualifier);
        checkRevision(input.RevisionId, record);
        const statements = record?.doc.statements ?? [];
        if (statements.some(({ Sid }) => Sid === input.StatementId)) {
          throw refuse.conflict(
            `The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
          );
        }
        const statement = statementOf(named, input);
        await save(key, named.name, record, [...statements, statement]);
        return { Statement: JSON.stringify(statement) };
      });
    },
    async RemovePermission(ctx, input) {
      return retrying(async () => {
        const { named, key, record } = await find(ctx, input.FunctionName, input.Qualifier);
        checkRevision(input.RevisionId, record);
        const left = record?.doc.statements.filter(({ Sid }) => Sid !== input.StatementId) ?? [];
        if (record === undefined || left.length === record.doc.statements.length) throw none();
        await save(key, named.name, record, left);
        return {};
      });
    },
    async GetPolicy(ctx, input) {
      const { record } = await find(ctx, input.FunctionName, input.Qualifier);
      if (record === undefined) throw none();
      const policy = { Version: '2012-10-17', Id: 'default', Statement: record.doc.statements };
      return { Policy: JSON.stringify(policy), RevisionId: record.doc.revisionId };
    },
  } satisfies Partial<Handlers<Operations>>;
}

function statementOf({ scope, name, qualifier }: NamedFunction, input: AddPermissionRequest): JsonObject {
  const { Principal: principal } = input;
  const conditions: JsonObject = {
    ...(input.SourceAccount === undefined ? {} : { StringEquals: { 'AWS:SourceAccount': input.SourceAccount } }),
    ...(input.SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
  };
  const account = /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;
  return {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : parseArn(account) === undefined ? { Service: principal } : { AWS: account },
    Action: input.Action,
    Resource: functionArn(scope, name, qualifier),
    ...(Object.keys(conditions).length === 0 ? {} : { Condition: conditions }),
  };
}
