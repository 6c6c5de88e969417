import { existsSync, lstatSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Mount } from './layout.ts';

/** Files and folders of /etc that programs and libraries read; none holds a secret. */
const ETC = [
  'alternatives',
  'ca-certificates',
  'ca-certificates.conf',
  'crypto-policies',
  'fonts',
  'ld.so.cache',
  'ld.so.conf',
  'ld.so.conf.d',
  'localtime',
  'magic',
  'mime.types',
  'nsswitch.conf',
  'openmpi',
  'pki',
  'protocols',
  'resolv.conf',
  'services',
  'ssl/certs',
  'ssl/openssl.cnf',
  'timezone',
];

/** The system's part of every container's layout, as this machine has it. */
export function readHostFacts(): readonly Mount[] {
  const mounts: Mount[] = [{ kind: 'read-only', outside: '/usr', inside: '/usr' }];
  for (const name of ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix']) {
    if (!existsSync(name)) continue;
    if (lstatSync(name).isSymbolicLink()) mounts.push({ kind: 'symlink', target: readlinkSync(name), inside: name });
    else mounts.push({ kind: 'read-only', outside: name, inside: name });
  }
  for (const name of ETC) {
    const path = `/etc/${name}`;
    if (existsSync(path)) mounts.push({ kind: 'read-only', outside: realpathSync(path), inside: path });
  }
  return mounts;
}

/**
 * The folders that an interpreter needs to see: a Python's virtual environment and the installation behind it, which may lie in a
 * home folder (pyenv, conda, uv, nvm). Read from `pyvenv.cfg`, so no Python is started.
 */
export function installationFolders(python: string): readonly string[] {
  const folders = new Set<string>();
  const addInstallation = (executable: string): void => {
    const prefix = dirname(dirname(executable));
    if (prefix === '/') return;
    folders.add(prefix);
    if (existsSync(prefix)) folders.add(realpathSync(prefix));
  };
  const environment = dirname(dirname(python));
  const config = join(environment, 'pyvenv.cfg');
  if (existsSync(config)) {
    folders.add(environment);
    folders.add(realpathSync(environment));
    const home = /^home\s*=\s*(.+?)\s*$/m.exec(readFileSync(config, 'utf8'))?.[1];
    if (home !== undefined) addInstallation(join(home, 'python'));
  }
  // Every step of a chain of links (python -> python3 -> …/versions/3.11/bin/python3.11) must resolve inside too.
  let step = python;
  for (let links = 0; links < 16 && existsSync(step) && lstatSync(step).isSymbolicLink(); links++) {
    const target = readlinkSync(step);
    step = isAbsolute(target) ? target : resolve(dirname(step), target);
    addInstallation(step);
  }
  if (!existsSync(config)) addInstallation(step);
  return [...folders];
}
