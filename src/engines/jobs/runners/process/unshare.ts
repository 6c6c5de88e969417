import { joinNetwork } from './bubblewrap.ts';
import { KEPT_CAPABILITIES, type Launch, type LaunchFiles, MACHINE_PROC } from './isolation.ts';
import type { Mount } from './layout.ts';

/**
 * A container through util-linux: a script that is the first process of new namespaces builds the same view of the machine that
 * bubblewrap builds, moves its root there and runs the program as its child. Slower (one process for each mount), same result.
 */
export function unshareLaunch(launch: Launch): LaunchFiles {
  const namespaces = [
    ...(launch.root ? [] : launch.network.kind === 'joined' ? [] : ['--user', '--map-root-user']),
    '--mount',
    '--pid',
    '--ipc',
    '--uts',
    ...(launch.network.kind === 'own' ? ['--net'] : []),
  ];
  return {
    command: [
      // The kernel ends the container when its supervisor is ended.
      ...['setpriv', '--pdeathsig', 'KILL', ...joinNetwork(launch)],
      ...['unshare', ...namespaces, '--fork', '--kill-child'],
      ...['/usr/bin/env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', '/bin/sh', `${launch.folder}/launch.sh`],
    ],
    script: script(launch),
  };
}

function script(launch: Launch): string {
  const root = `${launch.folder}/root`;
  const writable = launch.mounts.flatMap((mount) =>
    mount.kind === 'read-write' || mount.kind === 'tmpfs' ? [mount.inside] : [],
  );
  return [
    'set -e',
    `root=${quote(root)}`,
    'mkdir -p "$root"',
    'mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$root"',
    'cd "$root"',
    BIND,
    ...launch.mounts.map(mountLine),
    DEVICES,
    // The file is the real root's alone; a container without a name of its own still runs.
    `hostname ${quote(launch.hostname)} 2>/dev/null || { echo ${quote(launch.hostname)} > /proc/sys/kernel/hostname; } 2>/dev/null || :`,
    ...(launch.network.kind === 'own' ? ['ip link set lo up'] : []),
    'mkdir proc && mount -t proc -o nosuid,nodev,noexec proc proc',
    `for part in ${MACHINE_PROC.join(' ')}; do [ -e "proc/$part" ] && mount --bind "proc/$part" "proc/$part"; done; :`,
    readOnlyPass(['/proc', '/dev', '/dev/pts', '/dev/shm', ...writable]),
    'mkdir .old && pivot_root . .old && cd / && umount -l /.old && rmdir /.old',
    'mount -o remount,bind,ro,nosuid,nodev /',
    'set +e',
    'unset root source options point rest OLDPWD PWD',
    ...exports(launch.environment),
    `cd ${quote(launch.workingDirectory)} || exit 125`,
    'unset OLDPWD',
    // The shell's own words about the program's end ("Terminated") are not the program's.
    'exec 4>&2 2>/dev/null',
    `( exec ${dropCapabilities(launch.root)} ${oddVariables(launch.environment)}${launch.argv.map(quote).join(' ')} 2>&4 4>&- )`,
    'exit $?',
    '',
  ].join('\n');
}

/** `bind source inside`: makes the mount point (a folder or a file, as the source is) and binds. */
const BIND = `bind() {
  if [ -d "$1" ]; then mkdir -p ".$2"; else mkdir -p ".$(dirname "$2")"; [ -e ".$2" ] || : > ".$2"; fi
  mount --rbind "$1" ".$2"
}`;

const DEVICES = `mkdir -p dev && mount -t tmpfs -o mode=755,nosuid tmpfs dev
for name in null zero full random urandom tty; do : > "dev/$name"; mount --bind "/dev/$name" "dev/$name"; done
ln -s /proc/self/fd dev/fd; ln -s fd/0 dev/stdin; ln -s fd/1 dev/stdout; ln -s fd/2 dev/stderr
mkdir dev/shm dev/pts && mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts && ln -s pts/ptmx dev/ptmx`;

/**
 * Makes every mount below the new root read-only that is not meant to be written, submounts included. The flags that a mount has
 * are kept, because a user namespace may not drop them.
 */
function readOnlyPass(writable: readonly string[]): string {
  const kept = [...new Set(writable)].map((path) => `"$root"${quote(path)}`).join('|');
  return `while read -r source point rest options_rest; do
  case "$point" in "$root"/*) ;; *) continue ;; esac
  case "$point" in ${kept}|"$root"/dev/*) continue ;; esac
  case "$rest $options_rest" in *' rw'*) ;; *) continue ;; esac
  flags=ro
  for flag in nosuid nodev noexec noatime nodiratime relatime; do
    case ",\${options_rest%% *}," in *",$flag,"*) flags="$flags,$flag" ;; esac
  done
  mount -o "remount,bind,$flags" "$point"
done < /proc/self/mounts
unset source point rest options_rest flags flag`;
}

function mountLine(mount: Mount): string {
  const inside = quote(`.${'inside' in mount ? mount.inside : ''}`);
  switch (mount.kind) {
    case 'read-only':
    case 'read-write':
      return `bind ${quote(mount.outside)} ${quote(mount.inside)}`;
    case 'symlink':
      return `ln -s ${quote(mount.target)} ${inside}`;
    case 'tmpfs':
      return `mkdir -p ${inside} && mount -t tmpfs -o mode=755,nosuid,nodev tmpfs ${inside}`;
  }
}

function dropCapabilities(root: boolean): string {
  if (!root) return 'setpriv --no-new-privs --';
  const kept = KEPT_CAPABILITIES.map((name) => `+${name.toLowerCase()}`).join(',');
  return `setpriv --no-new-privs --inh-caps=-all --bounding-set=-all,${kept} --`;
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function exports(environment: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(environment)
    .filter(([name]) => IDENTIFIER.test(name))
    .map(([name, value]) => `export ${name}=${quote(value)}`);
}

/** Variables that a shell cannot hold (`a.b`) go through `env`. */
export function oddVariables(environment: Readonly<Record<string, string>>): string {
  const odd = Object.entries(environment).filter(([name]) => !IDENTIFIER.test(name));
  return odd.length === 0 ? '' : `/usr/bin/env ${odd.map(([name, value]) => quote(`${name}=${value}`)).join(' ')} `;
}

/** One word for the shell, whatever it holds. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
