import type { Operations } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import { type Change, retrying } from '../../../storage/changes.ts';
import { readMachineArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { pageSize, withToken } from '../pages.ts';
import { aliasesOf } from './aliases.ts';
import { findMachine, isOwn } from './find.ts';
import { publication } from './publish.ts';
import { type MachineDoc, machineKey, revisionOf, type VersionDoc, versionArn, versionKey } from './record.ts';

/** What a revision is called that was never updated. */
const FIRST_REVISION = 'INITIAL';

export function versionHandlers({ store, clock }: StatesRoom) {
  return {
    async PublishStateMachineVersion(ctx, input) {
      return retrying(async () => {
        const machine = await findMachine(store, ctx, input.stateMachineArn);
        if (machine.status === 'DELETING') throw refuse.machineDeleting(input.stateMachineArn);
        const current = (await revisionOf(store.records, ctx, machine.doc.revision)).revisionId ?? FIRST_REVISION;
        if (input.revisionId !== undefined && input.revisionId !== current) {
          throw refuse.conflict(
            `Failed to publish the State Machine version for revision ${input.revisionId}. The current State Machine revision is ${current}.`,
          );
        }
        const at = clock.now();
        const { arn, version, doc, changes } = publication(machine.key, machine.doc, input.description, at);
        if (changes.length > 0) {
          const fields = { doc, status: 'ACTIVE' };
          await store.commit([
            { kind: 'update-record', key: machine.key, expect: machine.version, fields, at },
            ...changes,
          ]);
          return { stateMachineVersionArn: arn, creationDate: at };
        }
        const known = await store.records.get<VersionDoc>(versionKey(ctx, machine.key.name, version));
        return { stateMachineVersionArn: arn, creationDate: known?.createdAt ?? at };
      });
    },

    async DeleteStateMachineVersion(ctx, input) {
      const arn = readMachineArn(input.stateMachineVersionArn);
      const version = Number(arn.qualifier);
      if (!Number.isInteger(version)) throw refuse.wrongResource(arn.type);
      if (!isOwn(ctx, arn)) return {};
      const key = versionKey(ctx, arn.name, version);
      await retrying(async () => {
        const known = await store.records.get<VersionDoc>(key);
        if (known === undefined) return;
        const users = (await aliasesOf(store, ctx, arn.name)).filter(({ doc }) =>
          doc.routing.some((route) => route.version === version),
        );
        if (users.length > 0) {
          throw refuse.conflict(
            `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${users.map(({ doc }) => doc.name).join(', ')}]`,
          );
        }
        const machine = await store.records.get<MachineDoc>(machineKey(ctx, arn.name));
        const changes: Change[] = [{ kind: 'delete-record', key, expect: known.version }];
        if (machine !== undefined && machine.doc.publishedAs === version) {
          const { publishedAs: _, ...doc } = machine.doc;
          const fields = { doc, ...(machine.status === undefined ? {} : { status: machine.status }) };
          changes.push({ kind: 'update-record', key: machine.key, expect: machine.version, fields, at: clock.now() });
        }
        await store.commit(changes);
      });
      return {};
    },

    async ListStateMachineVersions(ctx, input) {
      const machine = await findMachine(store, ctx, input.stateMachineArn);
      const page = await withToken(
        store.records.list<VersionDoc>({
          scope: ctx,
          kind: 'states/version',
          sortBy: 'name',
          order: 'descending',
          limit: pageSize(input.maxResults),
          where: { parent: machine.key.name },
          ...(input.nextToken === undefined ? {} : { after: input.nextToken }),
        }),
      );
      return {
        stateMachineVersions: page.records.map(({ doc, createdAt }) => ({
          stateMachineVersionArn: versionArn(ctx, doc.machineName, doc.version),
          creationDate: createdAt,
        })),
        ...(page.next === undefined ? {} : { nextToken: page.next }),
      };
    },
  } satisfies Partial<Handlers<Operations>>;
}
