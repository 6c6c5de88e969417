import type { ServerOptions } from '../cli/options.ts';
import { startServer } from './boot.ts';
import { makeDataFolder, makeEphemeralFolder } from './data-folder.ts';

/** `sagebrush up`: serves until it is told to end. */
export async function up(options: ServerOptions): Promise<void> {
  const ephemeral = options.ephemeral ? makeEphemeralFolder() : undefined;
  const data = ephemeral?.folder ?? options.data;
  makeDataFolder(data);
  const server = await startServer({ ...options, data }, (line) => console.error(line)).catch((error: unknown) => {
    ephemeral?.remove();
    throw error;
  });
  // Before the first word: whoever reads it may end the server at once.
  onSignals(async () => {
    await server.close();
    ephemeral?.remove();
  });

  const { key, isNew } = server.rootKey;
  if (isNew && options.auth === 'sigv4') {
    console.log(`The root key of account ${key.identity.accountId}, shown this once (it is kept in ${data}):`);
    console.log(`  AWS_ACCESS_KEY_ID=${key.accessKeyId}`);
    console.log(`  AWS_SECRET_ACCESS_KEY=${key.secretAccessKey}`);
  }
  console.log(`Jobs run as ${server.runner}.`);
  console.log(
    `Sagebrush is listening on ${server.url} and keeps everything in ${options.ephemeral ? 'a temporary folder that goes with it' : data}.`,
  );
  console.log(`  export AWS_ENDPOINT_URL=${server.url}`);
}

/** Ends the process in order when it is told to. */
function onSignals(close: () => Promise<void>): void {
  let ending = false;
  const end = async (): Promise<void> => {
    // A second signal means now.
    if (ending) process.exit(130);
    ending = true;
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
}
