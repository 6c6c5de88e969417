import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '../../platform/clock.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { runStoreConformance } from '../conformance/suite.ts';
import { openStore } from './open.ts';

runStoreConformance('SQLite and disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sagebrush-store-'));
  return {
    open: () => openStore({ folder, clock: manualClock(), ids: systemIds, log: silentLogger }),
    remove: () => rm(folder, { recursive: true }),
  };
});
