import type { EventBus } from '../../engines/events/bus.ts';
import type { WorkflowEngine } from '../../engines/workflow/door.ts';
import type { Call } from '../../platform/call.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Logger } from '../../platform/log.ts';
import type { Store } from '../../storage/store.ts';

/** What the service is made from. */
export interface StatesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly call: Call;
  readonly events: EventBus;
}

/** What the handlers work with. */
export interface StatesRoom extends StatesDeps {
  readonly engine: WorkflowEngine;
}
