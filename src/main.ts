/** The `sagebrush` command. */
import { images, installImages, showImagePath } from './app/images-command.ts';
import { up } from './app/up-command.ts';
import { version } from './app/version.ts';
import { createProgram } from './cli/program.ts';

try {
  await createProgram(version, { up, images, installImages, showImagePath }).parseAsync();
} catch (error) {
  // What the user can mend is told in one line; a bug shows its stack.
  const mendable =
    error instanceof Error && (error.constructor === Error || ['StoreInUse', 'JobError'].includes(error.name));
  console.error(mendable ? error.message : error);
  process.exitCode = 1;
}
