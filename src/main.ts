/** The `sagebrush` command. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { images, installImages, showImagePath } from './app/images-command.ts';
import { up } from './app/up-command.ts';
import { createProgram } from './cli/program.ts';

const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
  version: string;
};

try {
  await createProgram(version, { up, images, installImages, showImagePath }).parseAsync();
} catch (error) {
  // What the user can mend is told in one line; a bug shows its stack.
  const mendable =
    error instanceof Error && (error.constructor === Error || ['StoreInUse', 'JobError'].includes(error.name));
  console.error(mendable ? error.message : error);
  process.exitCode = 1;
}
