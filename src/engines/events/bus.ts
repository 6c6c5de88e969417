import type { JsonObject } from '../../platform/json.ts';

/** An event in EventBridge's shape (members in camel case; the wire names differ only by `detail-type`). */
export interface BusEvent {
  readonly id: string;
  /** `aws.sagemaker`, `aws.states`, … */
  readonly source: string;
  readonly detailType: string;
  readonly accountId: string;
  readonly region: string;
  /** ms */
  readonly time: number;
  /** ARNs that the event is about. */
  readonly resources: readonly string[];
  readonly detail: JsonObject;
  /** The event bus that it was put on; absent for `default`. */
  readonly bus?: string;
}

/**
 * How parts of the system hear of each other's changes. Delivery is in process and after the commit that the event tells of; a
 * crash in between loses the event, so a subscriber treats it as a hint, reads the truth, and looks again at start-up.
 */
export interface EventBus {
  publish(event: BusEvent): void;
  /** Calls back for events about `arn`. Returns the unsubscriber. */
  onResource(arn: string, callback: (event: BusEvent) => void): () => void;
  /** Calls back for every event. */
  onAny(callback: (event: BusEvent) => void): () => void;
}

/** A subscriber that throws does not keep the others from hearing; its error goes to `onError`. */
export function createEventBus(onError: (error: unknown) => void): EventBus {
  const byResource = new Map<string, Set<(event: BusEvent) => void>>();
  const everyone = new Set<(event: BusEvent) => void>();

  const deliver = (listeners: Iterable<(event: BusEvent) => void>, event: BusEvent): void => {
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (error) {
        onError(error);
      }
    }
  };

  return {
    publish(event) {
      for (const arn of event.resources) deliver(byResource.get(arn) ?? [], event);
      deliver(everyone, event);
    },
    onResource(arn, callback) {
      const listeners = byResource.get(arn) ?? new Set();
      byResource.set(arn, listeners.add(callback));
      return () => {
        listeners.delete(callback);
        if (listeners.size === 0 && byResource.get(arn) === listeners) byResource.delete(arn);
      };
    },
    onAny(callback) {
      everyone.add(callback);
      return () => void everyone.delete(callback);
    },
  };
}
