import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { silentLogger } from '../../platform/log.ts';
import { StorageFull } from '../blobs.ts';
import type { Database } from './database.ts';
import { openReserve } from './reserve.ts';
import { createWriter } from './writer.ts';

const sizeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.size;

test('the reserve is held, given up once, and taken again when there is room', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-reserve-'));
  try {
    const file = path.join(folder, 'reserve');
    let now = 0;
    const reserve = openReserve(file, silentLogger, () => now);
    assert.equal(sizeOf(file), 4 << 20);
    assert.equal(reserve.release(), true);
    assert.equal(sizeOf(file), undefined);
    assert.equal(reserve.release(), false);
    reserve.replenish();
    assert.equal(sizeOf(file), undefined, 'not at once');
    now += 1_000;
    reserve.replenish();
    assert.equal(sizeOf(file), 4 << 20);
    assert.equal(openReserve(file, silentLogger).release(), true, 'what an earlier process left is held');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A database whose commits fail for want of room until `room` says otherwise. */
function fullDatabase(room: () => boolean): { readonly db: Database; readonly log: string[] } {
  const log: string[] = [];
  let open = false;
  const run = (text: string): number => {
    if (text === 'COMMIT' && !room()) throw new StorageFull('full');
    open = text === 'BEGIN IMMEDIATE';
    log.push(text);
    return 0;
  };
  // Of a database the writer needs no more than this.
  const db = { run, inTransaction: () => open, changed: () => 0 } as Partial<Database> as Database;
  return { db, log };
}

test('a group that found no room is written again with the reserve, and refused where that is gone too', async () => {
  let reserves = 1;
  let room = false;
  const reserve = {
    release: () => {
      if (reserves === 0) return false;
      reserves--;
      room = true;
      return true;
    },
    replenish() {},
  };
  const { db, log } = fullDatabase(() => room);
  const writer = createWriter(db, reserve);
  assert.equal(await writer.write(() => 'kept'), 'kept');
  assert.deepEqual(log, ['BEGIN IMMEDIATE', 'ROLLBACK', 'BEGIN IMMEDIATE', 'COMMIT']);
  room = false;
  await assert.rejects(
    writer.write(() => 'lost'),
    { name: 'StorageFull' },
  );
});
