import type { IntegrationEnv, Outcome, Watcher } from './integration.ts';

/**
 * Waits for the end of something that has an ARN: reads the truth at once and after every event about it. Events are hints, so `read`
 * may be called more often than needed, never at the same time twice.
 * @param read answers the outcome once there is one; rejects where the truth cannot be told now (the next look tries again).
 */
export function watchArn(
  arn: string,
  env: IntegrationEnv,
  read: () => Promise<Outcome | undefined>,
  done: (outcome: Outcome) => void,
): Watcher {
  let ended = false;
  let looking = false;
  let again = false;

  const look = async (): Promise<void> => {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    do {
      again = false;
      const outcome = await read().catch(() => undefined);
      if (ended) return;
      if (outcome !== undefined) {
        end();
        done(outcome);
        return;
      }
    } while (again);
    looking = false;
  };
  const unsubscribe = env.events.onResource(arn, () => void look());
  const end = (): void => {
    ended = true;
    unsubscribe();
  };
  void look();
  return { look: () => void look(), end };
}
