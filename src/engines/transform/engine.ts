import type { Scope } from '../../platform/identity.ts';
import type { Standing } from '../jobs/door.ts';
import type { RecordFilters } from './filters.ts';
import type { Split } from './split.ts';

/**
 * The public door of the transform engine: sends the records of S3 objects through model servers and writes what they answer.
 * Drive it like the jobs engine: ask, be woken, ask again. Outputs carry their job's id, so a job that goes on after a crash skips
 * the objects that are done.
 */
export interface TransformEngine {
  /** How the job stands; asking starts it where it does not run. The servers must be healthy. */
  run(spec: TransformSpec): Standing;
  /** Aborts a run that is under way and forgets the job. */
  cancel(id: string): void;
  /** Aborts all runs, for the end of this server: the next one goes on with what has no output yet. */
  close(): void;
  /** Calls back with a job's id when its standing changed. */
  onChange(callback: (id: string) => void): () => void;
}

export interface TransformSpec extends Scope {
  readonly id: string;
  /** Plan ids of the model servers; object i goes to server i modulo their number. */
  readonly servers: readonly string[];
  readonly input: {
    readonly kind: 's3-prefix' | 's3-manifest';
    readonly uri: string;
    readonly compression: 'none' | 'gzip';
    readonly split: Split;
  };
  readonly output: {
    /** `s3://bucket/prefix` */
    readonly uri: string;
    readonly assembleWith: 'None' | 'Line';
    readonly accept?: string;
  };
  readonly contentType?: string;
  readonly batch: 'MultiRecord' | 'SingleRecord';
  /** bytes; 0 = the whole object in one request, streamed */
  readonly maxPayload: number;
  /** Requests under way at one server. */
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** How often a request that failed is sent again. */
  readonly retries: number;
  readonly filters?: RecordFilters;
  /** Where errors of single objects are told: the job's `data-log`. */
  readonly logGroup: string;
  readonly logStream: string;
}
