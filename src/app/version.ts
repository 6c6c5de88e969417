import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The package's version, from the package.json of the clone or of the installed package. */
export const version: string = (
  JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { version: string }
).version;
