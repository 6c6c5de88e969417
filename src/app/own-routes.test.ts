import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { createOwnRoutes, type OwnState } from './own-routes.ts';

function routesOf(reset?: OwnState['reset']) {
  const routes = createOwnRoutes({
    health: () => ({ status: 'ok' }),
    images: async () => ({ images: [] }),
    work: async () => false,
    ...(reset && { reset }),
  });
  return async (method: string, path: string, headers: Record<string, string> = {}) => {
    let status = 0;
    const response = {
      writeHead(code: number) {
        status = code;
        return response;
      },
      end() {},
    };
    const facts = { method, path, host: 'x', protocol: 'http', query: '', headers } as const;
    // Of the two only the response is used, and of that what stands above.
    const served = await routes(facts, {} as IncomingMessage, response as unknown as ServerResponse);
    return served ? status : undefined;
  };
}

test('only what lies below /_sagebrush/ is served, and reset only where there is one and to no page', async () => {
  const call = routesOf();
  assert.equal(await call('GET', '/_sagebrush/health'), 200);
  assert.equal(await call('GET', '/_sagebrush/images'), 200);
  assert.equal(await call('POST', '/_sagebrush/health'), 404);
  assert.equal(await call('GET', '/_other'), undefined);
  assert.equal(await call('POST', '/_sagebrush/reset'), 403);
  assert.equal(await routesOf(async () => {})('POST', '/_sagebrush/reset', { origin: 'http://127.0.0.1' }), 403);
});

test('resets wait for each other, and one that fails holds up none', async () => {
  let running = 0;
  let done = 0;
  const call = routesOf(async () => {
    assert.equal(++running, 1);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    if (++done === 1) throw new Error('the first fails');
  });
  const [first, ...others] = await Promise.allSettled([1, 2, 3].map(() => call('POST', '/_sagebrush/reset')));
  assert.equal(first?.status, 'rejected');
  assert.deepEqual(
    others.map((one) => one.status === 'fulfilled' && one.value),
    [200, 200],
  );
});
