import { describe } from 'node:test';
import { blobLaws } from './blobs.ts';
import { executionLaws } from './executions.ts';
import type { MakePlace } from './harness.ts';
import { logEventLaws } from './log-events.ts';
import { objectLaws } from './objects.ts';
import { recordLaws } from './records.ts';
import { workQueueLaws } from './work-queue.ts';

/** The laws of the ports, for any adapter: `make` makes an empty place in which a store can be opened, closed and opened again. */
export function runStoreConformance(name: string, make: MakePlace): void {
  describe(`store conformance: ${name}`, () => {
    recordLaws(make);
    workQueueLaws(make);
    objectLaws(make);
    logEventLaws(make);
    executionLaws(make);
    blobLaws(make);
  });
}
