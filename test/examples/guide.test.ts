/** Runs every `sh` block of the guide, in order, in one shell: what the page says works, as it stands there. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { awsEnvironment } from '../support/clients.ts';
import { imageCache, repository, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
before(async () => {
  server = await startServer();
});
after(() => server.close());

/** The page's commands, each echoed before it runs so that a failure shows where it stood. */
function commandsOf(page: string): string {
  const text = readFileSync(path.join(repository, page), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]).join('\n');
}

function shell(script: string, environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
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

test('docs/first-workflow.md works as it is written', async () => {
  const script = commandsOf('docs/first-workflow.md');
  assert.match(script, /invoke-endpoint/);
  const { code, output } = await shell(script, { ...awsEnvironment(server.url), SAGEBRUSH_IMAGE_CACHE: imageCache });
  assert.equal(code, 0, output);
  assert.match(output, /"status": "SUCCEEDED"/);
  assert.match(output, /"Account": "123456789012"/);
  assert.match(output, /validation:error/);
  assert.match(output, /SageMaker CreateEndpoint/);
});
