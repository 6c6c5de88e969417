import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { JobError } from '../../engine.ts';
import type { ContainerAddress, ContainerSpec, Runner } from '../../runner.ts';
import { readAll, readUntil } from '../conformance.ts';
import { openCgroups } from './cgroups.ts';
import type { IsolationMode } from './isolation.ts';
import { hostAddresses } from './network.ts';
import { descendants, readProcess } from './processes.ts';
import { readMark } from './state.ts';
import { processScene, python, whyNot } from './testing.ts';

const never = new AbortController().signal;
const MODES: readonly IsolationMode[] = ['bubblewrap', 'unshare', 'none'];
const PYTHON = python();

for (const mode of MODES) {
  const reason = await whyNot(mode);
  if (reason !== undefined) {
    test(`process runner, ${mode}`, { skip: reason }, () => {});
    continue;
  }
  const scene = processScene(mode);
  after(() => scene.remove());
  let count = 0;

  async function run(
    program: string | readonly string[],
    more: Partial<ContainerSpec> = {},
  ): Promise<{ output: string; code: number }> {
    const argv = typeof program === 'string' ? ['/bin/sh', '-c', program] : program;
    const runner = scene.open();
    const handle = await runner.start(scene.spec(`run-${++count}`, argv, more));
    const state = await runner.wait(handle, never);
    const output = await readAll(runner, handle, 0);
    await runner.destroy(handle);
    assert(state.state === 'exited', `${state.state}: ${output}`);
    return { output, code: state.exitCode };
  }

  /** A container that has said `ready`, and its processes. */
  async function running(runner: Runner, program: string) {
    const spec = scene.spec(`run-${++count}`, ['/bin/sh', '-c', program]);
    const handle = await runner.start(spec);
    await readUntil(runner, handle, 'ready');
    const mark = await readMark(join(scene.folder, 'containers', spec.id, 'started'));
    assert(mark !== undefined);
    return { handle, tree: descendants(mark.pid) };
  }

  describe(`process runner, ${mode}`, () => {
    test("the environment is the container's alone", async () => {
      process.env['SAGEBRUSH_TEST_SECRET'] = 'do not leak';
      // Not through a shell: shells drop names like the odd one.
      const { output } = await run(['/usr/bin/env'], {
        environment: { GREETING: `a 'quoted' "word"\nand $HOME`, 'odd.name': 'x y' },
      });
      delete process.env['SAGEBRUSH_TEST_SECRET'];
      assert(!output.includes('do not leak'));
      assert(output.includes(`GREETING=a 'quoted' "word"\nand $HOME\n`), output);
      assert(output.includes('odd.name=x y\n'));
      const names = [...output.matchAll(/^([A-Za-z_][\w.]*)=/gm)].map((match) => match[1]).sort();
      const shell = ['OLDPWD', 'PWD', 'SHLVL', '_'];
      const expected = ['GREETING', 'HOME', 'HOSTNAME', 'LANG', 'PATH', 'odd.name'];
      const plain = mode === 'none' ? ['SAGEBRUSH_HOST_ADDRESSES', 'SAGEMAKER_BASE_DIR', 'TMPDIR'] : [];
      assert.deepEqual(
        names.filter((name) => name !== undefined && !shell.includes(name)),
        [...expected, ...plain].sort(),
      );
    });

    test('the secrets of the environment stand in no argument vector and in no file afterwards', async () => {
      const runner = scene.open();
      const spec = scene.spec(`run-${++count}`, ['/bin/sh', '-c', 'echo ready; sleep 60'], {
        environment: { AWS_SECRET_ACCESS_KEY: 'mark-of-the-secret' },
      });
      const handle = await runner.start(spec);
      await readUntil(runner, handle, 'ready');
      const mark = await readMark(join(scene.folder, 'containers', spec.id, 'started'));
      assert(mark !== undefined);
      for (const { pid } of descendants(mark.pid))
        assert(!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('mark-of-the-secret'));
      await runner.signal(handle, 'SIGKILL');
      await runner.wait(handle, never);
      for (const name of ['input', 'launch.sh']) assert(!existsSync(join(scene.folder, 'containers', spec.id, name)));
      await runner.destroy(handle);
    });

    test('a program without a handler dies of SIGTERM, and its children with it', async () => {
      const runner = scene.open();
      const { handle, tree } = await running(runner, 'sleep 1234 & echo ready; sleep 5678');
      assert(tree.length >= 2);
      await runner.signal(handle, 'SIGTERM');
      const state = await runner.wait(handle, never);
      assert(state.state === 'exited' && state.exitCode === 143 && state.signal === 'SIGTERM', JSON.stringify(state));
      await runner.destroy(handle);
      if (mode !== 'none') await gone(tree);
    });

    test('when the exit is known, nothing of the container runs any more', { skip: mode === 'none' }, async () => {
      const busy = 'while :; do :; done &\n'.repeat(6);
      for (let round = 0; round < 8; round++) {
        const runner = scene.open();
        const { handle, tree } = await running(runner, `${busy}echo ready; sleep 0.2`);
        assert(tree.length >= 7);
        await runner.wait(handle, never);
        assert.deepEqual(
          tree.filter(({ pid, start }) => runs(pid) && readProcess(pid)?.start === start),
          [],
        );
        await runner.destroy(handle);
      }
    });

    test('a kill right after the start ends the container', async () => {
      const runner = scene.open();
      for (let round = 0; round < 40; round++) {
        const handle = await runner.start(scene.spec(`run-${++count}`, ['/bin/sh', '-c', 'sleep 98765']));
        await runner.signal(handle, 'SIGKILL');
        assert.equal((await runner.wait(handle, AbortSignal.timeout(60_000))).state, 'exited');
        // A plain process that was only just born is found by its removal.
        if (mode !== 'none') assert(!runsAnywhere('sleep 98765'), 'its program is left behind');
        await runner.destroy(handle);
      }
    });

    test('files written to /opt/ml are in the folder of the job', async () => {
      const spec = scene.spec(
        `run-${++count}`,
        ['/bin/sh', '-c', 'echo model > /opt/ml/model/m'].with(
          2,
          mode === 'none' ? 'echo model > "$SAGEMAKER_BASE_DIR/model/m"' : 'echo model > /opt/ml/model/m',
        ),
      );
      const runner = scene.open();
      const handle = await runner.start(spec);
      await runner.wait(handle, never);
      assert.equal(readFileSync(join(spec.mlFolder, 'model/m'), 'utf8'), 'model\n');
      await runner.destroy(handle);
    });

    test('texts that end early are refused: they could be options of the launcher', async () => {
      const runner = scene.open();
      const refused = (argv: readonly string[], environment: Record<string, string> = {}) =>
        assert.rejects(runner.start(scene.spec(`run-${++count}`, argv, { environment })), JobError);
      await refused(['/bin/echo', 'a\0b']);
      await refused(['/bin/echo'], { A: 'x\0--bind\0/\0/tmp' });
      await refused(['/bin/echo'], { 'A\0B': 'x' });
      await refused(['/bin/echo'], { 'A=B': 'x' });
      await refused(['/bin/echo'], { '': 'x' });
      assert.deepEqual(await runner.find(`run-${count}`), undefined);
    });

    test('what an earlier server left of a removal is gone when the next destroys', async () => {
      const left = join(scene.folder, 'containers', '.removed-old');
      mkdirSync(join(left, 'tmp'), { recursive: true });
      const runner = scene.open();
      const handle = await runner.start(scene.spec(`run-${++count}`, ['/bin/true']));
      await runner.destroy(handle);
      assert(!existsSync(left));
    });

    test('a program that a signal ends has written what it wrote, and nothing else', async () => {
      for (const signal of ['TERM', 'SEGV', 'KILL']) {
        const { output, code } = await run(`echo out; echo err >&2; kill -${signal} $$`);
        assert.equal(output, 'out\nerr\n', signal);
        assert(code > 128);
      }
      assert.match((await run(['/nonexistent/program'])).output, /nonexistent/);
    });

    test('an exit code survives a reader that looks at every instant', async () => {
      const runner = scene.open();
      const handle = await runner.start(scene.spec(`run-${++count}`, ['/bin/sh', '-c', 'exit 42']));
      for (;;) {
        const state = await runner.recover(handle);
        assert.notEqual(state.state, 'lost');
        if (state.state === 'exited') {
          assert.equal(state.exitCode, 42);
          break;
        }
      }
      await runner.destroy(handle);
    });

    test('a container whose supervisor was killed is lost, and nothing of it runs on', async () => {
      const runner = scene.open();
      const spec = scene.spec(`run-${++count}`, ['/bin/sh', '-c', 'echo ready; exec sleep 1000']);
      const handle = await runner.start(spec);
      await readUntil(runner, handle, 'ready');
      const mark = await readMark(join(scene.folder, 'containers', spec.id, 'started'));
      assert(mark !== undefined);
      const tree = descendants(mark.pid);
      process.kill(mark.pid, 'SIGKILL');
      assert.equal((await runner.wait(handle, never)).state, 'lost');
      await runner.destroy(handle);
      // A plain process is not promised to end with its supervisor.
      if (mode !== 'none') await gone(tree);
      else for (const { pid } of tree) if (runs(pid)) process.kill(pid, 'SIGKILL');
    });

    test("a server's kill -9 at any instant around the start runs the program exactly once", async () => {
      for (const delay of [0, 2, 4, 6, 8, 12, 16, 24, 40]) {
        const id = `crash-${++count}`;
        const spec = scene.spec(id, ['/bin/sh', '-c', 'echo ran']);
        const program = `
          import { createProcessRunner } from ${JSON.stringify(new URL('./runner.ts', import.meta.url).href)};
          const log = { debug() {}, info() {}, warn() {}, error() {}, child() { return this; } };
          const runner = createProcessRunner({ folder: ${JSON.stringify(join(scene.folder, 'containers'))}, log, isolation: ${JSON.stringify(mode)} });
          await runner.fingerprint();
          process.stdout.write('go');
          await runner.start(${JSON.stringify(spec)});
        `;
        const server = spawn(process.execPath, ['--input-type=module', '-e', program], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const gone = new Promise((resolve) => server.once('exit', resolve));
        await new Promise((resolve) => server.stdout.once('data', resolve));
        await new Promise((resolve) => setTimeout(resolve, delay));
        server.kill('SIGKILL');
        await gone;
        const runner = scene.open();
        const handle = await runner.start(spec);
        const state = await runner.wait(handle, never);
        assert(state.state === 'exited' && state.exitCode === 0, `after ${delay} ms: ${JSON.stringify(state)}`);
        assert.equal(await readAll(runner, handle, 0), 'ran\n', `after ${delay} ms`);
        await runner.destroy(handle);
      }
    });

    if (PYTHON !== undefined)
      test("the image's Python runs, wherever it is installed", async () => {
        const { output } = await run(`exec ${PYTHON} -c 'import json, ssl, sqlite3, os; print(os.getpid() > 0)'`);
        assert.equal(output, 'True\n');
      });

    if (mode !== 'none') isolationTests(scene, mode, run, () => `net-${process.pid}-${mode}-${++count}`);
    else
      test('network isolation is refused where it cannot be had', async () => {
        const runner = scene.open();
        const spec = scene.spec(`run-${++count}`, ['/bin/true'], { network: 'isolated' });
        await assert.rejects(runner.start(spec), JobError);
      });

    if (PYTHON !== undefined) serveTests(scene, mode, () => `serve-${++count}`, PYTHON);

    const groups = openCgroups();
    const limited = groups.detail.startsWith('limits') ? false : groups.detail;
    test('a program over its memory limit is ended, and the exit says why', { skip: limited }, async () => {
      const runner = scene.open();
      const argv = ['/usr/bin/awk', 'BEGIN { s = "0123456789abcdef"; while (1) s = s s }'];
      const handle = await runner.start(scene.spec(`run-${++count}`, argv, { memoryBytes: 64 * 2 ** 20 }));
      const state = await runner.wait(handle, never);
      assert(state.state === 'exited' && state.exitCode === 137 && state.outOfMemory === true, JSON.stringify(state));
      await runner.destroy(handle);
    });
  });
}

type Run = (script: string, more?: Partial<ContainerSpec>) => Promise<{ output: string; code: number }>;

function isolationTests(scene: ReturnType<typeof processScene>, mode: IsolationMode, run: Run, id: () => string): void {
  test('the root is read-only, /tmp is its own, /opt/ml can be written, the rest of the machine is not there', async () => {
    writeFileSync(join(scene.folder, 'secret'), 'x');
    const { output } = await run(`
      for folder in / /etc /usr /usr/lib /opt /var; do (: > $folder/probe) 2>/dev/null && echo "wrote $folder"; done
      for folder in /tmp /var/tmp /opt/ml /opt/ml/model /root /dev/shm; do (: > $folder/probe) 2>/dev/null || echo "refused $folder"; done
      for path in ${scene.folder}/secret ${scene.folder}/containers /etc/shadow /home/* /root/.ssh /root/.profile /proc/1/root${scene.folder}/secret; do [ -e $path ] && echo "sees $path"; done
      for path in /proc/sys/vm/swappiness /proc/sysrq-trigger; do (: >> $path) 2>/dev/null && echo "opened $path"; done; :
    `);
    assert.equal(output, '', mode);
    assert(!existsSync('/tmp/probe'));
  });

  test('only its own processes, its own host name, few devices, no dangerous capability', async () => {
    const { output } = await run(
      'ls /proc | grep -c "^[0-9]"; hostname; ls /dev | grep -c -e "^vd" -e "^sd" -e mem; grep CapEff /proc/self/status; (: >> /proc/sys/kernel/hostname) 2>/dev/null || echo refused',
      { hostname: 'algo-7' },
    );
    const [processes, name, disks, capabilities, refused] = output.split('\n');
    assert(Number(processes) <= 6, output);
    assert.equal(name, 'algo-7');
    assert.equal(disks, '0');
    // CAP_SYS_ADMIN (21), CAP_SYS_PTRACE (19), CAP_NET_ADMIN (12), CAP_MKNOD (27), CAP_SYS_MODULE (16)
    const bits = BigInt(`0x${capabilities?.split(/\s+/)[1] ?? 'ffff'}`);
    if (process.getuid?.() === 0)
      for (const bit of [12n, 16n, 19n, 21n, 27n])
        assert.equal((bits >> bit) & 1n, 0n, `capability ${bit} in ${output}`);
    assert.equal(refused, 'refused');
  });

  test('hosts of a job reach each other by name, open and isolated', { skip: PYTHON === undefined }, async () => {
    for (const network of ['open', 'isolated'] as const) {
      const runner = scene.open();
      const group = id();
      const hosts = ['algo-1', 'algo-2', 'algo-3'];
      const listener =
        'import socket; s = socket.socket(); s.bind(("algo-1", 9999)); s.listen(); print("ready", flush=True)\nfor _ in range(2): c, a = s.accept(); print(c.recv(100).decode(), flush=True); c.close()';
      const caller =
        'import socket, time\nfor _ in range(3000):\n  try: s = socket.create_connection(("algo-1", 9999)); break\n  except OSError: time.sleep(0.02)\ns.sendall(socket.gethostname().encode()); print(s.recv(1))';
      const handles = await Promise.all(
        hosts.map((host, index) =>
          runner.start(
            scene.spec(`${group}-${host}`, [PYTHON ?? '', '-c', index === 0 ? listener : caller], {
              group,
              hosts,
              hostname: host,
              network,
            }),
          ),
        ),
      );
      const [first] = handles;
      assert(first !== undefined);
      for (const handle of handles) {
        const state = await runner.wait(handle, never);
        assert(state.state === 'exited' && state.exitCode === 0, `${network}: ${await readAll(runner, handle, 0)}`);
      }
      assert.deepEqual((await readAll(runner, first, 0)).trim().split('\n').sort(), ['algo-2', 'algo-3', 'ready']);
      await Promise.all(handles.map((handle) => runner.destroy(handle)));
      if (network === 'isolated')
        assert.equal(
          existsSync(join(scene.folder, 'containers/.groups')) &&
            readdirCount(join(scene.folder, 'containers/.groups')),
          0,
        );
    }
  });

  test('an isolated container has a loopback device and nothing else', { skip: PYTHON === undefined }, async () => {
    const script = `${PYTHON} -c 'import socket; print([n for _, n in socket.if_nameindex()])'; cat /sys/class/net 2>/dev/null | wc -l`;
    const { output } = await run(script, { network: 'isolated' });
    // Kernels make a few dormant tunnel devices in every namespace; none of them is up or leads anywhere.
    const real = Object.keys(networkInterfaces()).filter((name) => name !== 'lo');
    assert(output.includes("'lo'"), output);
    for (const name of real) assert(!output.includes(`'${name}'`), output);
  });
}

function serveTests(
  scene: ReturnType<typeof processScene>,
  mode: IsolationMode,
  id: () => string,
  interpreter: string,
): void {
  const server = `
import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); body = (os.environ["WHO"] + " at " + os.environ.get("SAGEBRUSH_BIND_ADDRESS", "its own")).encode()
        self.send_header("Content-Length", str(len(body))); self.end_headers(); self.wfile.write(body)
    def log_message(self, *a): pass
port = int(os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080"))
s = http.server.ThreadingHTTPServer(("0.0.0.0", port), Handler)
print("ready", flush=True)
s.serve_forever()
`;
  for (const network of mode === 'none' ? (['open'] as const) : (['open', 'isolated'] as const))
    test(`two serving containers at once are told apart, ${network}`, async () => {
      const runner = scene.open();
      const handles = await Promise.all(
        ['one', 'two'].map((who) =>
          runner.start(
            scene.spec(id(), [interpreter, '-c', server], { environment: { WHO: who }, servePort: 8080, network }),
          ),
        ),
      );
      const answers = [];
      for (const handle of handles) {
        await readUntil(runner, handle, 'ready');
        answers.push(await getEventually(runner, () => runner.address(handle, 8080)));
      }
      // One that shares this machine's network is told to stay away from its other addresses.
      const where = network === 'open' ? '127.0.0.1' : 'its own';
      assert.deepEqual(answers, [`one at ${where}`, `two at ${where}`]);
      for (const handle of handles) {
        await runner.signal(handle, 'SIGTERM');
        const state = await scene.open().wait(handle, never);
        assert(state.state === 'exited' && state.exitCode === 143, JSON.stringify(state));
        await runner.destroy(handle);
      }
    });
}

/** The relay may come up a moment after the server it leads to. */
async function getEventually(_runner: Runner, address: () => Promise<ContainerAddress>): Promise<string> {
  for (let attempt = 0; ; attempt++)
    try {
      return await get(await address());
    } catch (error) {
      if (attempt === 3000) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

const get = (address: ContainerAddress): Promise<string> =>
  new Promise((resolve, reject) => {
    const target = address.kind === 'tcp' ? { host: address.host, port: address.port } : { socketPath: address.path };
    request({ ...target, path: '/ping', agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });

/** Alive, or ended and only not yet collected by its parent. */
function runs(pid: number): boolean {
  const row = readProcess(pid);
  return row !== undefined && row.state !== 'Z';
}

/** Whether any process of this machine has this command line. */
function runsAnywhere(command: string): boolean {
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() === command;
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
}

/** The kernel takes a moment to end what was in a namespace. */
async function gone(tree: readonly { readonly pid: number }[]): Promise<void> {
  for (const { pid } of tree) while (runs(pid)) await new Promise((resolve) => setTimeout(resolve, 5));
}

function readdirCount(path: string): number {
  return readdirSync(path).length;
}

test('the addresses of a group are different, in 127/8, and the same every time', () => {
  for (const size of [1, 2, 8, 9, 200]) {
    const hosts = Array.from({ length: size }, (_, index) => `algo-${index + 1}`);
    const addresses = hostAddresses(`group-${size}`, hosts);
    assert.equal(new Set(addresses.map(({ address }) => address)).size, size);
    assert(
      addresses.every(({ address }) => /^127\.([1-9]\d*)\.\d+\.([1-9]\d*)$/.test(address)),
      JSON.stringify(addresses),
    );
    assert.deepEqual(hostAddresses(`group-${size}`, hosts), addresses);
  }
});
