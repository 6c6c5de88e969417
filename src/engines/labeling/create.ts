import type { Call } from '../../platform/call.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Change } from '../../storage/changes.ts';
import type { Store } from '../../storage/store.ts';
import { advance } from './advance.ts';
import { createDesk } from './desk.ts';
import type { LabelingEngine, LabelingSpec } from './engine.ts';
import { createInvoke } from './functions.ts';
import { createObjectLinks } from './links.ts';
import { readCategories, readTemplate } from './open-run.ts';
import { KINDS, type RunDoc, runKey, templateKey } from './record.ts';
import type { AdvanceDeps } from './run.ts';
import { createLabelingS3 } from './s3.ts';
import { createRenderer } from './template.ts';

export interface LabelingEngineDeps {
  readonly store: Pick<Store, 'records' | 'commit'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** S3 and Lambda. */
  readonly call: Call;
}

const REMOVED_AT_A_TIME = 500;

export function createLabelingEngine({ store, clock, ids, call }: LabelingEngineDeps): LabelingEngine {
  const listeners = new Set<(id: string) => void>();
  const stopping = new AbortController();
  const renderer = createRenderer();
  const deps: AdvanceDeps = {
    store,
    clock,
    renderer,
    s3: createLabelingS3(call),
    invoke: createInvoke(call, stopping.signal),
  };
  const changed = (id: string): void => {
    for (const listener of [...listeners]) listener(id);
  };

  const desk = createDesk({ store, clock, ids, renderer, changed });
  const run = (spec: LabelingSpec) => store.records.get<RunDoc>(runKey(spec));

  return {
    advance: (spec, { stop }) => advance(deps, spec, stop),
    async check(spec) {
      await readTemplate(deps, spec);
      await readCategories(deps, spec);
    },
    async forget(spec) {
      desk.forget(spec.id);
      const scope = { accountId: spec.accountId, region: spec.region };
      for (;;) {
        const page = await store.records.list({
          scope,
          kind: KINDS.object,
          sortBy: 'name',
          order: 'ascending',
          limit: REMOVED_AT_A_TIME,
          where: { namePrefix: `${spec.id}/` },
        });
        if (page.records.length === 0) break;
        await store.commit(page.records.map(({ key }): Change => ({ kind: 'delete-record', key })));
      }
      // The run last: while it is there, what is left is found again.
      if ((await run(spec)) === undefined) return;
      await store.commit([
        { kind: 'delete-record', key: templateKey(spec) },
        { kind: 'delete-record', key: runKey(spec) },
      ]);
    },
    renderer,
    desk,
    links: createObjectLinks({ clock, secret: ids.hex(64) }),
    onChange(callback) {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    stop: () => stopping.abort(),
  };
}
