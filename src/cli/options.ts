import { z } from 'zod';

/** What `sagebrush up` can be told, from its flags and the environment. */
export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  /** Folder that holds everything. */
  readonly data: string;
  /** A temporary folder that goes with the process, and `POST /_sagebrush/reset`. */
  readonly ephemeral: boolean;
  readonly auth: 'none' | 'sigv4';
  readonly logLevel: 'silent' | 'debug' | 'info' | 'warn' | 'error';
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const PORT = 'must be a number from 0 to 65535';

const schema = z.object({
  port: z.coerce.number({ error: PORT }).int(PORT).min(0, PORT).max(65535, PORT),
  host: z.string().min(1),
  data: z.string().min(1),
  ephemeral: z.boolean(),
  auth: z.enum(['none', 'sigv4'], { error: 'must be none or sigv4' }),
  logLevel: z.enum(['silent', 'debug', 'info', 'warn', 'error'], {
    error: 'must be silent, debug, info, warn or error',
  }),
});

/** A flag that cannot be; the message names it and the next step. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** Checks the flags. Throws `OptionsError`. */
export function readOptions(flags: unknown): ServerOptions {
  const parsed = schema.safeParse(flags);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `--${flagOf(String(issue.path[0]))}: ${issue.message}`);
    throw new OptionsError(issues.join('\n'));
  }
  const options = parsed.data;
  if (options.auth === 'none' && !LOOPBACK.includes(options.host)) {
    throw new OptionsError(
      `--host ${options.host} would let anyone on the network in without a key. Add --auth sigv4, or stay on 127.0.0.1.`,
    );
  }
  return options;
}

/** `logLevel` is `--log-level` to its user. */
const flagOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
