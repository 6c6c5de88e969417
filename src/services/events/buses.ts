import type { EventBus, Operations } from '../../models/generated/events.ts';
import type { Handlers } from '../../models/service.ts';
import { formatArn, parseArn } from '../../platform/arn.ts';
import type { Scope } from '../../platform/identity.ts';
import { CommitConflict } from '../../storage/changes.ts';
import type { RecordKey } from '../../storage/records.ts';
import { type EventsDeps, paged, refuse } from './deps.ts';

export interface BusDoc {
  readonly description?: string;
}

export const busKey = (scope: Scope, name: string): RecordKey => ({
  accountId: scope.accountId,
  region: scope.region,
  kind: 'events/bus',
  name,
});

const busArn = (scope: Scope, name: string): string =>
  formatArn({ service: 'events', ...scope, resource: `event-bus/${name}` });

/** The bus that a name, an ARN or nothing says. */
export const busName = (text: string | undefined): string =>
  text === undefined || text === '' ? 'default' : (parseArn(text)?.resource.replace(/^event-bus\//, '') ?? text);

/** Event buses. Every account has `default`. */
export function busHandlers({ store, clock }: EventsDeps) {
  return {
    async CreateEventBus(ctx, input) {
      if (input.EventSourceName !== undefined) throw refuse.invalid('This server has no partner event sources.');
      if (input.Name === 'default' || input.Name.includes('/')) throw refuse.exists(`Event bus ${input.Name}`);
      const doc: BusDoc = input.Description === undefined ? {} : { description: input.Description };
      try {
        await store.commit([{ kind: 'insert-record', key: busKey(ctx, input.Name), fields: { doc }, at: clock.now() }]);
      } catch (error) {
        if (error instanceof CommitConflict) throw refuse.exists(`Event bus ${input.Name}`);
        throw error;
      }
      return {
        EventBusArn: busArn(ctx, input.Name),
        ...(doc.description === undefined ? {} : { Description: doc.description }),
      };
    },
    async DescribeEventBus(ctx, input) {
      const name = busName(input.Name);
      const found = name === 'default' ? undefined : await store.records.get<BusDoc>(busKey(ctx, name));
      if (name !== 'default' && found === undefined) throw refuse.noBus(name);
      return {
        Name: name,
        Arn: busArn(ctx, name),
        ...(found?.doc.description === undefined ? {} : { Description: found.doc.description }),
        ...(found === undefined ? {} : { CreationTime: found.createdAt, LastModifiedTime: found.modifiedAt }),
      };
    },
    async ListEventBuses(ctx, input) {
      const page = await paged(
        store.records.list<BusDoc>({
          scope: ctx,
          kind: 'events/bus',
          sortBy: 'name',
          order: 'ascending',
          limit: input.Limit ?? 100,
          ...(input.NamePrefix === undefined ? {} : { where: { namePrefix: input.NamePrefix } }),
          ...(input.NextToken === undefined ? {} : { after: input.NextToken }),
        }),
      );
      const first: EventBus[] =
        input.NextToken === undefined && 'default'.startsWith(input.NamePrefix ?? '')
          ? [{ Name: 'default', Arn: busArn(ctx, 'default') }]
          : [];
      return {
        EventBuses: [
          ...first,
          ...page.records.map(({ key, doc, createdAt, modifiedAt }) => ({
            Name: key.name,
            Arn: busArn(ctx, key.name),
            CreationTime: createdAt,
            LastModifiedTime: modifiedAt,
            ...(doc.description === undefined ? {} : { Description: doc.description }),
          })),
        ],
        ...(page.next === undefined ? {} : { NextToken: page.next }),
      };
    },
    async DeleteEventBus(ctx, input) {
      const name = busName(input.Name);
      if (name === 'default') throw refuse.invalid('Cannot delete event bus default.');
      const rules = await store.records.count({ scope: ctx, kind: 'events/rule', where: { parent: name } });
      if (rules > 0) throw refuse.invalid(`Event bus ${name} still has rules.`);
      const key = busKey(ctx, name);
      if ((await store.records.get(key)) !== undefined) await store.commit([{ kind: 'delete-record', key }]);
      return {};
    },
  } satisfies Partial<Handlers<Operations>>;
}
