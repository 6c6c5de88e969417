import { pino } from 'pino';

/** Structured log: one line per decision. Never a secret, never a whole request. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Logger;
}

/** Members that never reach the log, wherever they stand in the first two levels. */
const SECRETS = ['secretAccessKey', 'SecretAccessKey', 'sessionToken', 'SessionToken', 'authorization', 'password'];

/** Logs JSON lines to standard error (synchronously, so that a crash loses none). */
export function createLogger(level: 'silent' | 'debug' | 'info' | 'warn' | 'error'): Logger {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`]);
  return pino({ level, base: null, redact: { paths, censor: '[hidden]' } }, pino.destination({ fd: 2, sync: true }));
}

export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLogger,
};
