import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** An image as its `image.json` describes it; the format is specified in `images/README.md`. */
export interface ImageDescription {
  readonly name: string;
  readonly description: string;
  readonly repositories: readonly string[];
  readonly capabilities: readonly ('train' | 'serve' | 'process')[];
  /** Lowest Python, e.g. [3, 9]. */
  readonly python: readonly [number, number];
  /** Absolute path of the requirements file. */
  readonly requirements: string | undefined;
  readonly entrypoints: {
    readonly train?: readonly string[];
    readonly serve?: readonly string[];
    readonly process?: readonly string[];
  };
  /** The algorithm's own MetricDefinitions; empty for framework images. */
  readonly metrics: readonly { readonly name: string; readonly regex: string }[];
  /** Absolute. */
  readonly folder: string;
}

const argv = z.array(z.string()).min(1).optional();
const schema = z.object({
  name: z.string(),
  description: z.string().default(''),
  repositories: z.array(z.string()).min(1),
  capabilities: z.array(z.enum(['train', 'serve', 'process'])),
  python: z
    .string()
    .regex(/^>=\d+\.\d+$/)
    .default('>=3.9'),
  requirements: z.string().optional(),
  entrypoints: z.object({ train: argv, serve: argv, process: argv }),
  algorithm: z.object({ metrics: z.array(z.object({ name: z.string(), regex: z.string() })).default([]) }).optional(),
});

/** Reads every image of a folder. Throws with the file's name where one is wrong: that is our own mistake, not a user's. */
export function describeImages(folder: string): readonly ImageDescription[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'image.json')))
    .map((name) => describeImage(join(folder, name)));
}

function describeImage(folder: string): ImageDescription {
  const file = join(folder, 'image.json');
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  const { python, requirements, entrypoints, algorithm, ...rest } = parsed.data;
  const [major = 3, minor = 9] = python.slice(2).split('.').map(Number);
  const { train, serve, process } = entrypoints;
  return {
    ...rest,
    python: [major, minor],
    metrics: algorithm?.metrics ?? [],
    requirements: requirements === undefined ? undefined : join(folder, requirements),
    entrypoints: {
      ...(train === undefined ? {} : { train }),
      ...(serve === undefined ? {} : { serve }),
      ...(process === undefined ? {} : { process }),
    },
    folder,
  };
}

/**
 * The repository of an image URI: `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>@<digest>` or any registry's, or a plain
 * name. Account, Region, tag and digest do not matter for built-in images.
 */
export function repositoryOf(uri: string): string {
  const withoutDigest = uri.replace(/@[^/]*$/, '');
  const withoutTag = withoutDigest.replace(/:[^/:]*$/, '');
  const [first = '', ...rest] = withoutTag.split('/');
  const isRegistry = rest.length > 0 && (first.includes('.') || first.includes(':') || first === 'localhost');
  return isRegistry ? rest.join('/') : withoutTag;
}
