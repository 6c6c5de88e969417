import { isDeepStrictEqual } from 'node:util';
import type { Operations, RoutingConfigurationListItem } from '../../../models/generated/stepfunctions.ts';
import type { Handlers } from '../../../models/service.ts';
import { validationError } from '../../../platform/errors.ts';
import type { Scope } from '../../../platform/identity.ts';
import { retrying } from '../../../storage/changes.ts';
import type { StoredRecord } from '../../../storage/records.ts';
import type { Store } from '../../../storage/store.ts';
import { readArn, readMachineArn, type StatesArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { refuse } from '../errors.ts';
import { pageSize, withToken } from '../pages.ts';
import { findMachine, isOwn } from './find.ts';
import { type AliasDoc, aliasArn, aliasKey, type VersionDoc, versionArn, versionKey } from './record.ts';

type MachineArn = Extract<StatesArn, { kind: 'state-machine' }>;

/** AWS allows 100 aliases per state machine. */
const MOST_ALIASES = 100;

/** Every alias of a machine. */
export async function aliasesOf(
  store: Store,
  scope: Scope,
  machine: string,
): Promise<readonly StoredRecord<AliasDoc>[]> {
  const page = await store.records.list<AliasDoc>({
    scope,
    kind: 'states/alias',
    sortBy: 'name',
    order: 'ascending',
    limit: MOST_ALIASES,
    where: { parent: machine },
  });
  return page.records;
}

export function aliasHandlers({ store, clock }: StatesRoom) {
  const find = async (scope: Scope, text: string): Promise<StoredRecord<AliasDoc> | undefined> => {
    const arn = readMachineArn(text);
    if (arn.qualifier === undefined) throw refuse.wrongResource(arn.type);
    return isOwn(scope, arn) ? store.records.get<AliasDoc>(aliasKey(scope, arn.name, arn.qualifier)) : undefined;
  };

  /** The versions that a routing names, checked: distinct, of one machine, there, weights adding up. */
  const readRouting = async (
    scope: Scope,
    routing: readonly RoutingConfigurationListItem[],
  ): Promise<{ machine: string; routing: AliasDoc['routing'] }> => {
    const arns = routing.map((route) => route.stateMachineVersionArn);
    const received = `Received: [${arns.join(', ')}]`;
    const versions = arns.map((arn) => readArn(arn)).filter(isVersion);
    if (versions.length !== arns.length) {
      throw validationError(`Routing configuration must contain state machine version ARNs. ${received}`);
    }
    if (new Set(arns).size !== arns.length) {
      throw validationError(`Routing configuration must contain distinct state machine version ARNs. ${received}`);
    }
    const [first, second] = versions;
    if (first === undefined || (second !== undefined && second.name !== first.name)) {
      throw validationError(`Routing configuration must contain versions of one state machine. ${received}`);
    }
    const weights = routing.map((route) => route.weight);
    if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
      throw validationError(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`);
    }
    for (const { scope: owner, qualifier } of versions) {
      const found = isOwn(scope, { scope: owner })
        ? await store.records.get<VersionDoc>(versionKey(scope, first.name, Number(qualifier)))
        : undefined;
      if (found === undefined) throw refuse.noSuchReference();
    }
    return {
      machine: first.name,
      routing: versions.map(({ qualifier }, index) => ({ version: Number(qualifier), weight: weights[index] ?? 0 })),
    };
  };

  return {
    async CreateStateMachineAlias(ctx, input) {
      const { machine, routing } = await readRouting(ctx, input.routingConfiguration);
      const key = aliasKey(ctx, machine, input.name);
      const { description } = input;
      const doc: AliasDoc = {
        machineName: machine,
        name: input.name,
        routing,
        ...(description === undefined || description === '' ? {} : { description }),
      };
      return retrying(async () => {
        const known = await store.records.get<AliasDoc>(key);
        const arn = aliasArn(ctx, machine, input.name);
        if (known !== undefined) {
          if (isDeepStrictEqual(known.doc, doc)) return { stateMachineAliasArn: arn, creationDate: known.createdAt };
          throw refuse.conflict(
            'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
          );
        }
        const at = clock.now();
        await store.commit([{ kind: 'insert-record', key, fields: { doc, parent: machine }, at }]);
        return { stateMachineAliasArn: arn, creationDate: at };
      });
    },

    async DescribeStateMachineAlias(ctx, input) {
      const found = await find(ctx, input.stateMachineAliasArn);
      if (found === undefined) throw refuse.noSuchReference();
      const { doc } = found;
      return {
        stateMachineAliasArn: input.stateMachineAliasArn,
        name: doc.name,
        routingConfiguration: doc.routing.map(({ version, weight }) => ({
          stateMachineVersionArn: versionArn(ctx, doc.machineName, version),
          weight,
        })),
        creationDate: found.createdAt,
        updateDate: found.modifiedAt,
        ...(doc.description === undefined ? {} : { description: doc.description }),
      };
    },

    async UpdateStateMachineAlias(ctx, input) {
      const routing =
        input.routingConfiguration === undefined ? undefined : await readRouting(ctx, input.routingConfiguration);
      return retrying(async () => {
        const found = await find(ctx, input.stateMachineAliasArn);
        if (found === undefined) throw refuse.noSuchReference();
        if (routing !== undefined && routing.machine !== found.doc.machineName) throw refuse.noSuchReference();
        const doc: AliasDoc = {
          ...found.doc,
          ...(input.description === undefined ? {} : { description: input.description }),
          ...(routing === undefined ? {} : { routing: routing.routing }),
        };
        const at = clock.now();
        const fields = { doc, parent: doc.machineName };
        await store.commit([{ kind: 'update-record', key: found.key, expect: found.version, fields, at }]);
        return { updateDate: at };
      });
    },

    async DeleteStateMachineAlias(ctx, input) {
      await retrying(async () => {
        const found = await find(ctx, input.stateMachineAliasArn);
        if (found !== undefined) await store.commit([{ kind: 'delete-record', key: found.key, expect: found.version }]);
      });
      return {};
    },

    async ListStateMachineAliases(ctx, input) {
      const arn = readMachineArn(input.stateMachineArn);
      const machine = await findMachine(store, ctx, input.stateMachineArn.split(':').slice(0, 7).join(':'));
      const page = await withToken(
        store.records.list<AliasDoc>({
          scope: ctx,
          kind: 'states/alias',
          sortBy: 'name',
          order: 'ascending',
          limit: pageSize(input.maxResults),
          where: { parent: machine.key.name },
          ...(input.nextToken === undefined ? {} : { after: input.nextToken }),
        }),
      );
      const shown = page.records.filter(
        ({ doc }) =>
          arn.qualifier === undefined || doc.routing.some(({ version }) => version === Number(arn.qualifier)),
      );
      return {
        stateMachineAliases: shown.map(({ doc, createdAt }) => ({
          stateMachineAliasArn: aliasArn(ctx, doc.machineName, doc.name),
          creationDate: createdAt,
        })),
        ...(page.next === undefined ? {} : { nextToken: page.next }),
      };
    },
  } satisfies Partial<Handlers<Operations>>;
}

const isVersion = (arn: StatesArn): arn is MachineArn & { readonly qualifier: string } =>
  arn.kind === 'state-machine' && arn.qualifier !== undefined && /^\d+$/.test(arn.qualifier);
