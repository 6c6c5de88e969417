import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OptionsError, readOptions } from './options.ts';

const flags = { port: '4600', host: '127.0.0.1', data: '.sagebrush', ephemeral: false, auth: 'none', logLevel: 'warn' };

test('the defaults are read', () => {
  assert.deepEqual(readOptions(flags), { ...flags, port: 4600 });
});

test('an open address without authentication is refused, with the way out', () => {
  assert.throws(() => readOptions({ ...flags, host: '0.0.0.0' }), /--auth sigv4/);
  assert.equal(readOptions({ ...flags, host: '0.0.0.0', auth: 'sigv4' }).host, '0.0.0.0');
});

test('a wrong flag is named', () => {
  assert.throws(
    () => readOptions({ ...flags, port: 'http', auth: 'maybe', logLevel: 'loud' }),
    (error) => {
      assert.ok(error instanceof OptionsError);
      assert.match(error.message, /^--port: .*\n--auth: must be none or sigv4\n--log-level: must be /);
      return true;
    },
  );
});

test('a port is a whole number that TCP has', () => {
  for (const port of ['99999', '-1', '80.5', 'http']) {
    assert.throws(() => readOptions({ ...flags, port }), /^OptionsError: --port: must be a number from 0 to 65535$/);
  }
  assert.equal(readOptions({ ...flags, port: '0' }).port, 0);
});
