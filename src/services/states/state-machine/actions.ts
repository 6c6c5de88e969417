import { isDeepStrictEqual } from 'node:util';
import type {
  CreateStateMachineInput,
  LoggingConfiguration,
  Operations,
} from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import { ServiceError, validationError } from '../../../platform/errors.ts';
import { retrying } from '../../../storage/changes.ts';
import type { StoredRecord } from '../../../storage/records.ts';
import { checkName, machineArn, readMachineArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { checkEncryption } from '../encryption.ts';
import { refuse } from '../errors.ts';
import { pageSize, withToken } from '../pages.ts';
import { tagChanges } from '../tags.ts';
import { checkRole, compileDefinition, parseDefinition } from './definition.ts';
import { removeMachine } from './deletion.ts';
import { findMachine, findTarget, isOwn, targetRevision } from './find.ts';
import { readLogging } from './logging.ts';
import { publication } from './publish.ts';
import {
  describeView,
  listView,
  type MachineDoc,
  machineKey,
  NO_TRACING,
  type RevisionDoc,
  revisionKey,
  revisionOf,
} from './record.ts';

export function stateMachineHandlers(room: StatesRoom) {
  const { store, clock, ids, call } = room;

  return {
    async CreateStateMachine(ctx, input) {
      checkName(input.name);
      checkRole(input.roleArn);
      checkEncryption(input.encryptionConfiguration);
      checkDescription(input);
      const type = input.type ?? 'STANDARD';
      const machine = compileDefinition(input.definition, type);
      const logging = await readLogging(call, ctx, input.loggingConfiguration);
      const key = machineKey(ctx, input.name);
      const arn = machineArn(ctx, input.name);

      return retrying(async () => {
        const known = await store.records.get<MachineDoc>(key);
        if (known !== undefined) return again(known, input, logging);
        const at = clock.now();
        const revision = ids.uuid();
        const revisionDoc: RevisionDoc = {
          machineName: input.name,
          type,
          definition: input.definition,
          roleArn: input.roleArn,
          logging,
          tracing: input.tracingConfiguration ?? NO_TRACING,
          variableReferences: machine.variableReferences,
          at,
        };
        const fresh: MachineDoc = { type, revision, lastVersion: 0 };
        const published = input.publish === true ? publication(key, fresh, input.versionDescription, at) : undefined;
        await store.commit([
          { kind: 'insert-record', key, fields: { doc: published?.doc ?? fresh, status: 'ACTIVE' }, at },
          { kind: 'insert-record', key: revisionKey(ctx, revision), fields: { doc: revisionDoc }, at },
          ...(published?.changes ?? []),
          ...tagChanges(ctx, arn, input.tags),
        ]);
        return {
          stateMachineArn: arn,
          creationDate: at,
          ...(published === undefined ? {} : { stateMachineVersionArn: published.arn }),
        };
      });
    },

    async DescribeStateMachine(ctx, input) {
      const target = await findTarget(store, ctx, input.stateMachineArn, () => 0);
      const revision = await targetRevision(store, target);
      const { version } = target;
      return describeView(
        version === undefined ? target.machineArn : input.stateMachineArn,
        target.machine,
        revision,
        version?.createdAt ?? target.machine.createdAt,
        {
          metadataOnly: input.includedData === 'METADATA_ONLY',
          ...(version?.doc.description === undefined ? {} : { description: version.doc.description }),
        },
      );
    },

    async UpdateStateMachine(ctx, input) {
      const given = [input.definition, input.roleArn, input.loggingConfiguration, input.tracingConfiguration];
      if (given.every((part) => part === undefined) && input.encryptionConfiguration === undefined) {
        throw new ServiceError(
          'MissingRequiredParameter',
          'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
        );
      }
      if (input.roleArn !== undefined) checkRole(input.roleArn);
      checkEncryption(input.encryptionConfiguration);
      checkDescription(input);
      const logging =
        input.loggingConfiguration === undefined ? undefined : await readLogging(call, ctx, input.loggingConfiguration);

      return retrying(async () => {
        const known = await findMachine(store, ctx, input.stateMachineArn);
        if (known.status === 'DELETING') throw refuse.machineDeleting(input.stateMachineArn);
        const before = await revisionOf(store.records, ctx, known.doc.revision);
        const definition = input.definition ?? before.definition;
        const machine = compileDefinition(definition, known.doc.type);
        const after = {
          ...before,
          definition,
          roleArn: input.roleArn ?? before.roleArn,
          logging: logging ?? before.logging,
          tracing: input.tracingConfiguration ?? before.tracing,
          variableReferences: machine.variableReferences,
        };
        const at = clock.now();
        const same = isDeepStrictEqual(after, before);
        const revisionId = same ? before.revisionId : ids.uuid();
        const moved: MachineDoc = same
          ? known.doc
          : { type: known.doc.type, revision: revisionId ?? ids.uuid(), lastVersion: known.doc.lastVersion };
        const published =
          input.publish === true ? publication(known.key, moved, input.versionDescription, at) : undefined;
        if (!same || (published?.changes.length ?? 0) > 0) {
          await store.commit([
            {
              kind: 'update-record',
              key: known.key,
              expect: known.version,
              fields: { doc: published?.doc ?? moved, status: 'ACTIVE' },
              at,
            },
            ...(same || revisionId === undefined
              ? []
              : ([
                  {
                    kind: 'insert-record',
                    key: revisionKey(ctx, moved.revision),
                    fields: { doc: { ...after, revisionId, at } satisfies RevisionDoc },
                    at,
                  },
                ] as const)),
            ...(published?.changes ?? []),
          ]);
        }
        return {
          updateDate: at,
          ...(revisionId === undefined ? {} : { revisionId }),
          ...(published === undefined ? {} : { stateMachineVersionArn: published.arn }),
        };
      });
    },

    async DeleteStateMachine(ctx, input) {
      const arn = readMachineArn(input.stateMachineArn);
      if (arn.qualifier !== undefined) {
        throw validationError(
          'State machine ARN must be unqualified: a version or an alias is deleted by its own operation.',
        );
      }
      if (!isOwn(ctx, arn)) return {};
      await retrying(async () => {
        const known = await store.records.get<MachineDoc>(machineKey(ctx, arn.name));
        if (known !== undefined) await removeMachine(room, known);
      });
      return {};
    },

    async ListStateMachines(ctx, input) {
      const page = await withToken(
        store.records.list<MachineDoc>({
          scope: ctx,
          kind: 'states/state-machine',
          sortBy: 'name',
          order: 'ascending',
          limit: pageSize(input.maxResults),
          where: { status: 'ACTIVE' },
          ...(input.nextToken === undefined ? {} : { after: input.nextToken }),
        }),
      );
      return {
        stateMachines: page.records.map(listView),
        ...(page.next === undefined ? {} : { nextToken: page.next }),
      };
    },

    ValidateStateMachineDefinition(_ctx, input) {
      const { diagnostics: all } = parseDefinition(input.definition, input.type ?? 'STANDARD');
      const shown = input.severity === 'WARNING' ? all : all.filter(({ severity }) => severity === 'ERROR');
      const most = input.maxResults === undefined || input.maxResults === 0 ? 100 : input.maxResults;
      return {
        result: all.some(({ severity }) => severity === 'ERROR') ? 'FAIL' : 'OK',
        diagnostics: shown.slice(0, most).map(({ severity, code, message, location }) => ({
          severity,
          code,
          message,
          ...(location === undefined ? {} : { location }),
        })),
        truncated: shown.length > most,
      };
    },
  } satisfies Partial<Handlers<Operations>>;

  /** A create that repeats an earlier one answers as that did; role and tags are not compared. */
  async function again(known: StoredRecord<MachineDoc>, input: CreateStateMachineInput, logging: LoggingConfiguration) {
    const arn = machineArn(known.key, known.key.name);
    if (known.status === 'DELETING') throw refuse.machineDeleting(arn);
    const revision = await revisionOf(store.records, known.key, known.doc.revision);
    const same =
      revision.definition === input.definition &&
      known.doc.type === (input.type ?? 'STANDARD') &&
      isDeepStrictEqual(revision.logging, logging) &&
      isDeepStrictEqual(revision.tracing, input.tracingConfiguration ?? NO_TRACING);
    if (!same) throw refuse.machineExists(arn);
    const version = input.publish === true ? known.doc.publishedAs : undefined;
    return {
      stateMachineArn: arn,
      creationDate: known.createdAt,
      ...(version === undefined ? {} : { stateMachineVersionArn: `${arn}:${version}` }),
    };
  }
}

function checkDescription(input: {
  readonly publish?: boolean | undefined;
  readonly versionDescription?: string | undefined;
}): void {
  if (input.versionDescription !== undefined && input.versionDescription !== '' && input.publish !== true) {
    throw validationError('Version description can only be set when publish is true');
  }
}
