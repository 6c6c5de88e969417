import { JobError } from '../engine.ts';
import type { ImageDescription } from '../images/describe.ts';
import type { ContainerCommand } from '../plan.ts';

type Program = 'train' | 'serve' | 'process';

/**
 * The argument vector that a job's container runs, as Docker would put it together: a request's entrypoint replaces the image's
 * program, a request's arguments come behind whichever it is.
 */
export function commandLine(command: ContainerCommand, image: ImageDescription, python: string): readonly string[] {
  switch (command.kind) {
    case 'train':
    case 'serve':
      return [...program(command.kind, image, python), command.kind];
    case 'entrypoint':
      return command.entrypoint.length > 0
        ? [...command.entrypoint, ...command.arguments]
        : [...program('process', image, python), ...command.arguments];
  }
}

function program(name: Program, image: ImageDescription, python: string): readonly string[] {
  const argv = image.entrypoints[name];
  if (argv === undefined)
    throw new JobError(
      `The image "${image.name}" has no program to ${name} with: it can ${image.capabilities.join(', ')}.`,
    );
  const values = new Map([
    ['python', python],
    ['image', image.folder],
  ]);
  return argv.map((word) => word.replaceAll(/\$\{(python|image)\}/g, (whole, key) => values.get(key) ?? whole));
}
