import { Command, Option } from 'commander';
import { OptionsError, readOptions, type ServerOptions } from './options.ts';

/** What the commands do is handed in: this file knows words and flags only. */
export interface Actions {
  up(options: ServerOptions): Promise<void>;
  images(uri: string | undefined): Promise<void>;
  installImages(names: readonly string[], data: string): Promise<void>;
  showImagePath(name: string, data: string): Promise<void>;
}

export function createProgram(version: string, actions: Actions): Command {
  const program = new Command('sagebrush')
    .description('SageMaker and Step Functions on your own machines.')
    .version(version)
    .showHelpAfterError('(sagebrush --help shows what there is)');

  program
    .command('up')
    .description('serve every API on one port from one data folder')
    .option('--port <number>', 'port to listen on; 0 takes a free one', '4600')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data <folder>', 'where everything is kept', '.sagebrush')
    .addOption(
      new Option('--ephemeral', 'keep everything in a temporary folder that goes with the process')
        .default(false)
        .conflicts('data'),
    )
    .option(
      '--auth <mode>',
      'none: everyone is let in (loopback only); sigv4: requests must be signed with a known key',
      'none',
    )
    .option('--log-level <level>', 'silent, debug, info, warn or error', process.env['SAGEBRUSH_LOG_LEVEL'] ?? 'warn')
    .action(async (flags: unknown) => actions.up(readOptionsOrExit(program, flags)));

  const images = program
    .command('images')
    .description('list the built-in images, or say which one an image URI stands for')
    .argument('[uri]', 'for example 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1')
    .action((uri: string | undefined) => actions.images(uri));
  images
    .command('install')
    .description('make images ready ahead of the first job: their Python environments are installed once')
    .argument('[names...]', 'all of them by default')
    .option('--data <folder>', 'the data folder of the server', '.sagebrush')
    .action((names: string[], { data }: { data: string }) => actions.installImages(names, data));
  images
    .command('path')
    .description("print where an image's Python environment lies")
    .argument('<name>')
    .option('--data <folder>', 'the data folder of the server', '.sagebrush')
    .action((name: string, { data }: { data: string }) => actions.showImagePath(name, data));

  return program;
}

function readOptionsOrExit(program: Command, flags: unknown): ServerOptions {
  try {
    return readOptions(flags);
  } catch (error) {
    if (error instanceof OptionsError) program.error(error.message);
    throw error;
  }
}
