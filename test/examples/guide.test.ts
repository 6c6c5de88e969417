/** Runs every `sh` block of the guide, in order, in one shell: what the page says works, as it stands there. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'node:test';
import { awsEnvironment } from '../support/clients.ts';
import { imageCache, repository, startServer, type TestServer } from '../support/server.ts';

/** Pages by task; each is run on a server of its own, as its reader would. */
const PAGES = [
  'first-workflow',
  'configuration',
  'training',
  'processing-and-transform',
  'endpoints',
  'labeling',
  'step-functions',
  'distributed-map',
  'lambda',
  'events',
  's3-and-logs',
  'images',
  'troubleshooting',
];

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** The page's commands, each echoed before it runs so that a failure shows where it stood. */
function commandsOf(page: string): string {
  const text = readFileSync(path.join(repository, page), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]).join('\n');
}

function shell(script: string, environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-e', '-c', script], {
      cwd: repository,
      env: {
        ...process.env,
        ...environment,
        PATH: `${path.join(repository, 'node_modules', '.bin')}:${process.env['PATH']}`,
      },
    });
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

for (const page of PAGES) {
  test(`docs/${page}.md works as it is written`, async () => {
    server = await startServer();
    const script = commandsOf(`docs/${page}.md`);
    assert.notEqual(script, '');
    const { code, output } = await shell(script, { ...awsEnvironment(server.url), SAGEBRUSH_IMAGE_CACHE: imageCache });
    assert.equal(code, 0, output);
    if (page !== 'first-workflow') return;
    assert.match(output, /"status": "SUCCEEDED"/);
    assert.match(output, /"Account": "123456789012"/);
    assert.match(output, /validation:error/);
    assert.match(output, /SageMaker CreateEndpoint/);
  });
}
