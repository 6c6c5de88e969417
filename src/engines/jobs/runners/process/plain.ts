import type { Launch, LaunchFiles } from './isolation.ts';
import { exports, oddVariables, quote } from './unshare.ts';

/**
 * A plain process, where the machine allows no namespaces: nothing is hidden from it and it sees its files at the folder of this
 * machine, not at /opt/ml. `SAGEMAKER_BASE_DIR` tells toolkits so, and paths below /opt/ml and below binds are rewritten in
 * the command and the environment.
 */
export function plainLaunch(
  launch: Launch,
  mlFolder: string,
  binds: readonly { readonly inside: string; readonly outside: string }[] = [],
): LaunchFiles {
  // A bind below another one is looked for first.
  const places = [...binds, { inside: '/opt/ml', outside: mlFolder }].sort((a, b) => b.inside.length - a.inside.length);
  const pattern = new RegExp(`(^|[=: ])(${places.map(({ inside }) => escaped(inside)).join('|')})(?=/|:|$)`, 'g');
  const here = (word: string): string =>
    word.replaceAll(pattern, (_all, before: string, found: string) => {
      return before + (places.find(({ inside }) => inside === found)?.outside ?? found);
    });
  const environment = {
    ...Object.fromEntries(Object.entries(launch.environment).map(([name, value]) => [name, here(value)])),
    SAGEMAKER_BASE_DIR: mlFolder,
    HOME: `${launch.folder}/tmp`,
    TMPDIR: `${launch.folder}/tmp`,
  };
  const workingDirectory = launch.workingDirectory === '/' ? mlFolder : here(launch.workingDirectory);
  return {
    // A session of its own, so that the whole tree can be ended at once without its supervisor.
    command: ['setsid', '/usr/bin/env', '-i', '/bin/sh', `${launch.folder}/launch.sh`],
    script: [
      `cd ${quote(workingDirectory)} || exit 125`,
      'unset PWD OLDPWD',
      ...exports(environment),
      `exec ${oddVariables(environment)}${launch.argv.map((word) => quote(here(word))).join(' ')}`,
      '',
    ].join('\n'),
  };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
