import type { Change } from '../../../storage/changes.ts';
import { CommitConflict } from '../../../storage/changes.ts';
import type { StoredRecord } from '../../../storage/records.ts';
import { machineArn, readArn } from '../arns.ts';
import type { StatesRoom } from '../deps.ts';
import { type MachineDoc, machineKey } from './record.ts';

/**
 * Deletion waits for the machine's executions: until the last has ended, the machine stays as DELETING and starts nothing new. Its
 * revisions stay for good, since descriptions of its executions show them.
 */
export async function removeMachine(room: StatesRoom, machine: StoredRecord<MachineDoc>): Promise<void> {
  const { store, clock } = room;
  const { key } = machine;
  const arn = machineArn(key, key.name);
  if ((await store.executions.countOpen(arn)) > 0) {
    if (machine.status === 'DELETING') return;
    const fields = { doc: machine.doc, status: 'DELETING' };
    await store.commit([{ kind: 'update-record', key, expect: machine.version, fields, at: clock.now() }]);
    return;
  }
  const parts: Change[] = [];
  for (const kind of ['states/version', 'states/alias']) {
    let after: string | undefined;
    do {
      const page = await store.records.list({
        scope: key,
        kind,
        sortBy: 'name',
        order: 'ascending',
        limit: 1_000,
        where: { parent: key.name },
        ...(after === undefined ? {} : { after }),
      });
      parts.push(...page.records.map((record): Change => ({ kind: 'delete-record', key: record.key })));
      after = page.next;
    } while (after !== undefined);
  }
  await store.commit([
    { kind: 'delete-record', key, expect: machine.version },
    { kind: 'remove-tags', scope: key, arn, keys: 'all' },
    ...parts,
  ]);
}

/** Finishes deletions when executions end, and those that were left at the last stop. Returns what stops it. */
export function watchDeletions(room: StatesRoom): { readonly started: Promise<void>; readonly stop: () => void } {
  const { store, events, log } = room;

  const finish = async (machine: StoredRecord<MachineDoc>): Promise<void> => {
    try {
      await removeMachine(room, machine);
    } catch (error) {
      // Somebody else was at it: the record is gone or will be looked at again.
      if (!(error instanceof CommitConflict))
        log.error({ err: error, machine: machine.key.name }, 'deletion did not end');
    }
  };

  const stop = events.onAny((event) => {
    if (event.source !== 'aws.states' || event.detail['status'] === 'RUNNING') return;
    const arn = event.detail['stateMachineArn'];
    if (typeof arn !== 'string') return;
    const parsed = readArn(arn);
    if (parsed.kind !== 'state-machine') return;
    void store.records.get<MachineDoc>(machineKey(parsed.scope, parsed.name)).then(
      (machine) => (machine?.status === 'DELETING' ? finish(machine) : undefined),
      (error: unknown) => log.error({ err: error }, 'a deleted state machine could not be read'),
    );
  });

  const sweep = async (): Promise<void> => {
    const page = await store.records.list<MachineDoc>({
      kind: 'states/state-machine',
      sortBy: 'name',
      order: 'ascending',
      limit: 1_000,
      where: { status: 'DELETING' },
    });
    for (const machine of page.records) await finish(machine);
  };
  return {
    started: sweep().catch((error: unknown) => log.error({ err: error }, 'deletions could not be taken up')),
    stop,
  };
}
