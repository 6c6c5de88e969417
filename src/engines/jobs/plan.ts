import type { Scope } from '../../platform/identity.ts';
import type { Json } from '../../platform/json.ts';

/**
 * What a job is to the engine: plain data, made by a service from its record, the same every time it is made. Nothing here is
 * particular to training, processing or transform: those differ in the files they get, the command and the outputs.
 */
export interface JobPlan extends Scope {
  /** Unique for ever, made at the job's creation; [a-z0-9-] only: it names folders, log positions and containers. */
  readonly id: string;
  /** The job's own name and ARN, for logs and messages. */
  readonly name: string;
  readonly arn: string;
  readonly roleArn?: string;
  /** As the request gave it: an ECR URI, or a built-in image's name. */
  readonly image: string;
  readonly command: ContainerCommand;
  /** Environment of the request and of the contract; the engine adds AWS_REGION, endpoint and credentials. */
  readonly environment: Readonly<Record<string, string>>;
  readonly hosts: readonly HostPlan[];
  readonly inputs: readonly InputPlan[];
  readonly outputs: readonly OutputPlan[];
  /** Folders that must exist, relative to /opt/ml, e.g. `model`, `output/data`. */
  readonly folders: readonly string[];
  readonly networkIsolation: boolean;
  readonly logGroup: string;
}

export type ContainerCommand =
  /** `<image> train`: the image's own program, started with this one argument. */
  | { readonly kind: 'train' }
  | { readonly kind: 'serve' }
  /** The request's entrypoint and arguments; both empty = the image's default command. */
  | { readonly kind: 'entrypoint'; readonly entrypoint: readonly string[]; readonly arguments: readonly string[] };

export interface HostPlan {
  /** `algo-1`, … */
  readonly name: string;
  readonly logStream: string;
  /** `ml.m5.large`: what CPU and memory limits are taken from, where the runner can set them. */
  readonly instanceType?: string;
  /** Files to write before the start: path relative to /opt/ml -> JSON document. */
  readonly files: Readonly<Record<string, Json>>;
}

export interface InputPlan {
  /** For messages: `channel "train"`, `input "code"`. */
  readonly label: string;
  /** Absolute path inside the container; must lie below /opt/ml. */
  readonly localPath: string;
  readonly source:
    | { readonly kind: 's3-prefix'; readonly uri: string }
    | { readonly kind: 's3-object'; readonly uri: string }
    | { readonly kind: 's3-manifest'; readonly uri: string }
    | { readonly kind: 's3-augmented-manifest'; readonly uri: string; readonly attributes: readonly string[] };
  /** `sharded`: host i gets every object whose position in key order is i modulo the number of hosts. */
  readonly distribution: 'replicated' | 'sharded';
  /** `gzip`: each object is decompressed; `tar.gz`: the one object is an archive to unpack (models). */
  readonly compression: 'none' | 'gzip' | 'tar.gz';
  readonly shuffleSeed?: number;
  /** Whether finding nothing is an error (it is for training and transform) or fine (checkpoints). */
  readonly optional: boolean;
}

export interface OutputPlan {
  readonly label: string;
  /** Absolute path inside the container, below /opt/ml. */
  readonly localPath: string;
  /** `s3://bucket/prefix`. An archive is written at exactly this URI, files below it at their relative paths. */
  readonly uri: string;
  /** `tar.gz`: one archive of the folder's content (several hosts merged, the last wins). */
  readonly format: 'tar.gz' | 'files';
  /** `continuous`: also while the job runs (checkpoints, processing outputs). `restore` in inputs brings it back. */
  readonly mode: 'end-of-job' | 'continuous';
  /** Written even where the folder is empty (a training job always has a model.tar.gz). */
  readonly whenEmpty: 'write' | 'skip';
}
