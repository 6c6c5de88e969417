import type { LogGroupRow } from '../../../storage/log-events.ts';

const DAY = 86_400_000;

/** From when on (ms) a reader sees events: what it asked for, but nothing that the group's retention has let go. */
export function earliestShown(
  group: Pick<LogGroupRow, 'retentionInDays'>,
  now: number,
  asked: number | undefined,
): number | undefined {
  if (group.retentionInDays === undefined) return asked;
  return Math.max(now - group.retentionInDays * DAY, asked ?? 0);
}
