import type { Json } from '../../../../platform/json.ts';

/** An item of a dataset, as it goes into ItemSelector or straight into a child execution. */
export interface SourceItem {
  readonly value: Json;
  /** Of items that are members of an object. */
  readonly key?: string;
  /** Where it comes from, as `$$.Map.Item.Source` shows it: `STATE_DATA` or an S3 URI. */
  readonly source: string;
  /** With it a reader can go on behind this item (`Position.mark`); readers without marks count. */
  readonly mark?: string;
}

/** Where reading goes on after a crash. */
export interface Position {
  /** Items that were taken before. */
  readonly taken: number;
  /** The mark of the last one. */
  readonly mark?: string;
  /** The version of the object that they came from; another one is refused. */
  readonly etag?: string;
}

/** Items come in handfuls: one promise for each of a million items would cost more than parsing it. */
export type Items = AsyncIterable<readonly SourceItem[]>;
