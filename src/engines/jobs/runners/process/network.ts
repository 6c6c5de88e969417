import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/**
 * How the hosts of a job reach each other: each has a loopback address of its own, and /etc/hosts names them. Linux answers on all
 * of 127.0.0.0/8 without any set-up, in a new network namespace too, so no bridge and no privilege is needed.
 */
export function hostAddresses(group: string, hosts: readonly string[]): readonly { name: string; address: string }[] {
  const digest = createHash('sha256').update(group).digest();
  // 127.1.0.0 to 127.254.255.255; the /24 of 127.0.0 and 127.255 stay clear of what the machine itself uses.
  const first = (1 + ((digest[0] ?? 0) % 254)) * 0x10000 + (digest[1] ?? 0) * 0x100;
  const room = hosts.length <= 8 ? 8 : 256;
  const offset = hosts.length <= 8 ? ((digest[2] ?? 0) % 31) * room + 1 : 1;
  return hosts.map((name, index) => {
    const number = (first + offset + index) % 0xffffff;
    return { name, address: `127.${number >> 16}.${(number >> 8) & 255}.${number & 255}` };
  });
}

/** The container's /etc/hosts. `machine` is that of this machine, for containers that share its network. */
export function hostsFile(addresses: readonly { name: string; address: string }[], machine: string): string {
  const lines = ['127.0.0.1 localhost', '::1 localhost ip6-localhost ip6-loopback'];
  for (const { name, address } of addresses) lines.push(`${address} ${name}`);
  const known = new Set(['localhost', ...addresses.map(({ name }) => name)]);
  for (const line of machine.split('\n')) {
    const names = line.replace(/#.*/, '').trim().split(/\s+/).slice(1);
    if (names.length > 0 && !names.some((name) => known.has(name))) lines.push(line.trim());
  }
  return `${lines.join('\n')}\n`;
}

/** How many ports below those of outgoing connections are given to containers. */
const OWN_PORTS = 8_000;

/** What containers of this process were told; most have ended long before all were. */
const given = new Set<number>();

/**
 * A port of this machine that nobody listens on. The container listens some time later: so it is none that the kernel would give to an
 * outgoing connection meanwhile, and none that another container was told.
 */
export async function freePort(): Promise<number> {
  const end = firstOutgoingPort();
  if (given.size > OWN_PORTS / 2) given.clear();
  for (let tries = 0; tries < 100 && end > OWN_PORTS + 1024; tries++) {
    const port = randomInt(end - OWN_PORTS, end);
    if (given.has(port)) continue;
    given.add(port);
    if ((await listenOnce(port).catch(() => undefined)) !== undefined) return port;
  }
  return listenOnce(0);
}

function firstOutgoingPort(): number {
  try {
    return Number(/^\d+/.exec(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'latin1'))?.[0]);
  } catch {
    // Not Linux: the kernel chooses.
    return 0;
  }
}

/** Listens for a moment: on a port of the kernel's choice where 0 is asked for. */
async function listenOnce(asked: number): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(asked, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
  return address.port;
}

/**
 * Carries connections from a unix socket to a port inside a network namespace: how this server reaches a container that no network
 * reaches. Python, because every built-in image has it.
 */
const RELAY = `
import socket, sys, threading, os
path, port = sys.argv[1], int(sys.argv[2])
listener = socket.socket(socket.AF_UNIX)
try: os.unlink(path)
except FileNotFoundError: pass
listener.bind(path)
listener.listen(128)
def pump(source, target):
    try:
        while True:
            data = source.recv(65536)
            if not data: break
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        for end in (source, target):
            try: end.shutdown(socket.SHUT_RDWR)
            except OSError: pass
def carry(near):
    try: far = socket.create_connection(("127.0.0.1", port), 5)
    except OSError:
        near.close()
        return
    far.settimeout(None)
    far.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    back = threading.Thread(target=pump, args=(far, near), daemon=True)
    back.start()
    pump(near, far)
    back.join()
    near.close()
    far.close()
while True:
    connection, _ = listener.accept()
    threading.Thread(target=carry, args=(connection,), daemon=True).start()
`;

/** Starts the relay beside the program; it is orphaned at once, so that the program does not find a child it never made. */
export function withRelay(argv: readonly string[], python: string, socket: string, port: number): readonly string[] {
  const script = '("$0" -I -S -c "$1" "$2" "$3" </dev/null >/dev/null 2>&1 &); shift 3; exec "$@"';
  return ['/bin/sh', '-c', script, python, RELAY, socket, String(port), ...argv];
}
