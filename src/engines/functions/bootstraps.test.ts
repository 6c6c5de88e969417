import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { NODE_BOOTSTRAP } from './bootstrap-node.ts';
import { PYTHON_BOOTSTRAP } from './bootstrap-python.ts';

const PROGRAMS = [
  [
    'node',
    process.execPath,
    'bootstrap.mjs',
    NODE_BOOTSTRAP,
    'app.cjs',
    'exports.handler = async () => console.log("RAN")',
  ],
  ['python', 'python3', 'bootstrap.py', PYTHON_BOOTSTRAP, 'app.py', 'def handler(event, context):\n    print("RAN")\n'],
] as const;

for (const [name, interpreter, file, program, module, code] of PROGRAMS)
  test(`${name}: a refusal where an event was asked for is no event`, async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bootstrap-'));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(path.join(folder, file), program);
    writeFileSync(path.join(folder, module), code);
    const server = createServer((_request, response) => void response.writeHead(404).end('{"errorType":"NotFound"}'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    t.after(() => server.close());
    const child = spawn(interpreter, [path.join(folder, file)], {
      env: {
        PATH: process.env['PATH'],
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(server.address() as AddressInfo).port}/secret`,
        AWS_LAMBDA_FUNCTION_NAME: 'f',
        AWS_LAMBDA_FUNCTION_VERSION: '1',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
        AWS_LAMBDA_LOG_GROUP_NAME: 'g',
        AWS_LAMBDA_LOG_STREAM_NAME: 's',
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: 'app.handler',
      },
    });
    const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [exitCode] = await once(child, 'close');
    clearTimeout(late);
    assert.deepEqual([exitCode, output], [1, '']);
  });
