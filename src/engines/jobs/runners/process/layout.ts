/**
 * What a container sees of the machine, as plain data: the same list becomes arguments of bubblewrap or a script for `unshare`.
 *
 * It is an allow-list: the programs and libraries of /usr, the few files of /etc that programs need, the image, its Python, and the
 * job's own folders. Everything else (home folders, the server's data, other jobs) is simply not there.
 */
export type Mount =
  | { readonly kind: 'read-only' | 'read-write'; readonly outside: string; readonly inside: string }
  | { readonly kind: 'symlink'; readonly target: string; readonly inside: string }
  | { readonly kind: 'tmpfs'; readonly inside: string };

export interface LayoutInput {
  /** From `readHostFacts`: what this machine has of the system folders. */
  readonly system: readonly Mount[];
  /** Written for this container: `hosts`, `hostname`, `passwd`, `group`. */
  readonly etcFolder: string;
  readonly tmpFolder: string;
  readonly mlFolder: string;
  /** Folders shown read-only at their own path: the image, its Python. */
  readonly visible: readonly string[];
  readonly binds: readonly { readonly inside: string; readonly outside: string; readonly readOnly: boolean }[];
  /** Folder of the relay's socket, where the container serves behind a network of its own. */
  readonly socketFolder?: string;
}

/** Where the relay's socket stands inside. */
export const SOCKET_FOLDER_INSIDE = '/run/sagebrush';

/** The mounts in order: a later one may lie inside an earlier one. */
export function containerLayout(input: LayoutInput): readonly Mount[] {
  const etc = (name: string): Mount => ({
    kind: 'read-only',
    outside: `${input.etcFolder}/${name}`,
    inside: `/etc/${name}`,
  });
  return [
    ...input.system,
    etc('hosts'),
    etc('hostname'),
    etc('passwd'),
    etc('group'),
    { kind: 'tmpfs', inside: '/root' },
    { kind: 'tmpfs', inside: '/run' },
    // On disk, not in memory: programs put whole data sets there.
    { kind: 'read-write', outside: input.tmpFolder, inside: '/tmp' },
    { kind: 'read-write', outside: input.tmpFolder, inside: '/var/tmp' },
    ...withoutCovered(input.visible).map((folder): Mount => ({ kind: 'read-only', outside: folder, inside: folder })),
    { kind: 'read-write', outside: input.mlFolder, inside: '/opt/ml' },
    ...input.binds.map(
      (bind): Mount => ({
        kind: bind.readOnly ? 'read-only' : 'read-write',
        outside: bind.outside,
        inside: bind.inside,
      }),
    ),
    ...(input.socketFolder === undefined
      ? []
      : [{ kind: 'read-write', outside: input.socketFolder, inside: SOCKET_FOLDER_INSIDE } as const]),
  ];
}

/** Leaves out what /usr or another folder of the list shows already, and `/` itself, which would undo the whole list. */
function withoutCovered(folders: readonly string[]): readonly string[] {
  const unique = [...new Set(folders)].filter((folder) => folder !== '/' && folder !== '');
  return unique.filter(
    (folder) =>
      !folder.startsWith('/usr/') &&
      folder !== '/usr' &&
      !unique.some((other) => other !== folder && folder.startsWith(`${other}/`)),
  );
}
