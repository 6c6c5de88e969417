import { writeSync } from 'node:fs';
import { systemClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { SCOPE } from '../conformance/harness.ts';
import { openStore } from './open.ts';

/**
 * The program that the crash test kills: it writes through every port as fast as it can and prints each thing that was
 * acknowledged, one line each, straight to the descriptor.
 */
const folder = process.argv[2] ?? '';
const round = process.argv[3] ?? '0';
const store = await openStore({ folder, clock: systemClock, ids: systemIds, log: silentLogger });
const report = (line: string): void => void writeSync(1, `${line}\n`);
report('open');

await store.objects.createBucket({ ...SCOPE, name: 'b', createdAt: 1, config: {} });

async function records(writer: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const name = `${round}-${writer}-${n}`;
    await store.commit([
      { kind: 'insert-record', key: { ...SCOPE, kind: 'k', name }, fields: { doc: { n } }, at: n },
      { kind: 'put-tags', scope: SCOPE, arn: name, tags: { n: String(n) } },
      { kind: 'enqueue', queue: 'q', key: name, dueAt: n },
    ]);
    report(`record ${name}`);
  }
}

async function executions(writer: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const arn = `${round}-${writer}-${n}`;
    await store.executions.insert([
      { ...SCOPE, arn, name: arn, stateMachineArn: 'm', type: 'STANDARD', startedAt: n, input: '{}', info: {} },
    ]);
    const id = (await store.executions.get(arn))?.id ?? 0;
    for (let revision = 0; revision < 5; revision += 1) {
      const event = { id: revision + 1, type: 'T', at: n, json: '{}' };
      const wait = { waitId: `w${revision}`, kind: 'timer', dueAt: n, data: null } as const;
      await store.executions.commit({
        id,
        expectRevision: revision,
        events: [event],
        snapshot: { revision },
        addWaits: [wait],
        removeWaits: [`w${revision - 1}`],
      });
      report(`step ${arn} ${revision + 1}`);
    }
  }
}

async function objects(writer: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const key = `${round}-${writer}-${n}`;
    const bytes = (async function* () {
      yield Buffer.from(key);
    })();
    const blob = await store.blobs.write(bytes);
    const row = { bucket: 'b', key, blobId: blob.id, size: blob.size, etag: blob.md5, modifiedAt: n };
    await store.objects.put({ ...row, headers: {}, metadata: {}, tags: {}, checksums: {} });
    report(`object ${key}`);
  }
}

await Promise.all([records(0), records(1), executions(2), executions(3), objects(4)]);
