import type { Scope } from '../platform/identity.ts';

/** Log groups, streams and their events. Groups and streams spring up on demand through `append` with `create`. */
export interface LogEvents {
  createGroup(scope: Scope, group: string, at: number): Promise<'created' | 'exists'>;
  deleteGroup(scope: Scope, group: string): Promise<'deleted' | 'missing'>;
  getGroup(scope: Scope, group: string): Promise<LogGroupRow | undefined>;
  setRetention(scope: Scope, group: string, days: number | undefined): Promise<'set' | 'missing'>;
  listGroups(
    scope: Scope,
    query: { readonly prefix?: string; readonly contains?: string; readonly after?: string; readonly limit: number },
  ): Promise<readonly LogGroupRow[]>;
  createStream(scope: Scope, group: string, stream: string, at: number): Promise<'created' | 'exists' | 'no-group'>;
  deleteStream(scope: Scope, group: string, stream: string): Promise<'deleted' | 'missing'>;
  listStreams(
    scope: Scope,
    group: string,
    query: {
      readonly prefix?: string;
      readonly orderBy: 'name' | 'lastEventTime';
      readonly descending?: boolean;
      readonly offset?: number;
      readonly limit: number;
    },
  ): Promise<readonly LogStreamRow[]>;
  getStream(scope: Scope, group: string, stream: string): Promise<LogStreamRow | undefined>;
  /**
   * Appends in order. `create` makes the group and the stream where they are missing. `position` makes a repeat harmless: a tailer
   * gives the byte offset behind its last event, and events at or before the stored offset are not stored again.
   */
  append(
    scope: Scope,
    group: string,
    stream: string,
    events: readonly NewLogEvent[],
    options?: { readonly create?: boolean; readonly at?: number; readonly position?: number },
  ): Promise<'appended' | 'no-stream'>;
  /** The `position` last stored by `append`; 0 for a new stream. */
  position(scope: Scope, group: string, stream: string): Promise<number>;
  /** Events of the streams in order of (timestamp, sequence), or descending. */
  read(scope: Scope, group: string, query: LogQuery): Promise<readonly LogEventRow[]>;
}

export interface LogQuery {
  readonly streams?: readonly string[];
  readonly streamPrefix?: string;
  /** ms; inclusive / exclusive. */
  readonly startTime?: number;
  readonly endTime?: number;
  readonly descending?: boolean;
  /** Exclusive: the (timestamp, sequence) of the last event seen. */
  readonly after?: { readonly timestamp: number; readonly sequence: number };
  readonly limit: number;
  /**
   * UTF-8 bytes of messages that are enough: the page ends with the event that reaches them. So a page takes little memory however long its
   * messages are; one that is shorter than `limit` need not be the last then.
   */
  readonly enough?: number;
}

export interface NewLogEvent {
  /** ms */
  readonly timestamp: number;
  readonly message: string;
}
export interface LogEventRow extends NewLogEvent {
  readonly stream: string;
  readonly ingestedAt: number;
  readonly sequence: number;
}
export interface LogGroupRow {
  readonly name: string;
  readonly createdAt: number;
  readonly retentionInDays?: number;
  readonly storedBytes: number;
}
export interface LogStreamRow {
  readonly name: string;
  readonly createdAt: number;
  readonly firstEventAt?: number;
  readonly lastEventAt?: number;
  readonly lastIngestedAt?: number;
  readonly storedBytes: number;
}
