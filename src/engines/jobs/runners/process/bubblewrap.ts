import { KEPT_CAPABILITIES, type Launch, type LaunchFiles, MACHINE_PROC } from './isolation.ts';
import type { Mount } from './layout.ts';

/** Where the supervisor hears which process is the first of the namespace. */
const STATUS_FD = 5;

/**
 * A container through bubblewrap. Its first process in the pid namespace is bubblewrap's reaper, the program is that one's child:
 * so signals have their default action in the program, and when the program ends the kernel ends everything else.
 */
export function bubblewrapLaunch(launch: Launch): LaunchFiles {
  const options = [
    '--unshare-pid',
    '--unshare-ipc',
    '--unshare-uts',
    '--unshare-cgroup-try',
    '--hostname',
    launch.hostname,
    '--die-with-parent',
    ...['--json-status-fd', String(STATUS_FD)],
    '--new-session',
    ...(launch.network.kind === 'own' ? ['--unshare-net'] : []),
    ...(launch.root || launch.network.kind === 'joined'
      ? ['--cap-drop', 'ALL', ...KEPT_CAPABILITIES.flatMap((name) => ['--cap-add', `CAP_${name}`])]
      : ['--unshare-user', '--uid', '0', '--gid', '0']),
    ...launch.mounts.flatMap(mountOptions),
    '--proc',
    '/proc',
    // Bubblewrap leaves these writable for a real root without capabilities: they belong to the whole machine.
    ...MACHINE_PROC.flatMap((name) => ['--ro-bind-try', `/proc/${name}`, `/proc/${name}`]),
    '--dev',
    '/dev',
    '--remount-ro',
    '/',
    '--chdir',
    launch.workingDirectory,
    '--clearenv',
    ...Object.entries(launch.environment).flatMap(([name, value]) => ['--setenv', name, value]),
  ];
  return {
    command: [...joinNetwork(launch), 'bwrap', '--args', '3', '--', ...launch.argv],
    input: options.map((option) => `${option}\0`).join(''),
  };
}

/** Enters the group's network first, where there is one. */
export function joinNetwork(launch: Pick<Launch, 'network' | 'root'>): readonly string[] {
  if (launch.network.kind !== 'joined') return [];
  const target = ['--target', String(launch.network.holderPid), '--net'];
  return ['nsenter', ...target, ...(launch.root ? [] : ['--user', '--preserve-credentials']), '--'];
}

function mountOptions(mount: Mount): readonly string[] {
  switch (mount.kind) {
    case 'read-only':
      return ['--ro-bind', mount.outside, mount.inside];
    case 'read-write':
      return ['--bind', mount.outside, mount.inside];
    case 'symlink':
      return ['--symlink', mount.target, mount.inside];
    case 'tmpfs':
      return ['--tmpfs', mount.inside];
  }
}
