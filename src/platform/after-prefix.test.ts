import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterPrefix } from './after-prefix.ts';

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const key = fc.string({
  unit: fc.constantFrom('a', 'b', '/', 'é', '\ud7ff', '\ue000', '😀'),
  minLength: 1,
  maxLength: 6,
});

test('what follows a prefix is greater than all that starts with the prefix, and smaller than all else that is greater', () => {
  fc.assert(
    fc.property(key, key, (prefix, other) => {
      const next = afterPrefix(prefix);
      assert.ok(next !== undefined);
      assert.ok(byBytes(prefix + other, next) < 0);
      if (!other.startsWith(prefix) && byBytes(other, prefix) > 0) assert.ok(byBytes(other, next) >= 0);
    }),
  );
  assert.equal(afterPrefix('a\u{10ffff}'), 'b');
  assert.equal(afterPrefix('\u{10ffff}'), undefined);
  assert.equal(afterPrefix('\ud7ff'), '\ue000');
});
