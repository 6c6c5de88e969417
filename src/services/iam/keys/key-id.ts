import type { Ids } from '../../../platform/ids.ts';
import { BASE32 } from '../deps.ts';

/**
 * Access key ids. As AWS's, they carry their account: 16 letters of base32 behind the prefix are 80 bits, of which the first is set, the
 * next 40 are the account's number, and the rest is chance. So a key is found in its tenant by its id alone.
 */

export function makeKeyId(prefix: 'AKIA' | 'ASIA', accountId: string, ids: Ids): string {
  const chance = BigInt(`0x${ids.hex(10)}`) & CHANCE;
  let bits = (1n << 79n) | (BigInt(accountId) << 39n) | chance;
  let letters = '';
  for (let i = 0; i < 16; i++) {
    letters = `${BASE32[Number(bits & 31n)]}${letters}`;
    bits >>= 5n;
  }
  return `${prefix}${letters}`;
}

/** The account in a key id; undefined where the id is of another form. */
export function accountOfKeyId(keyId: string): string | undefined {
  if (!/^A[KS]IA[Q-Z2-7][A-Z2-7]{15}$/.test(keyId)) return undefined;
  let bits = 0n;
  for (const letter of keyId.slice(4)) bits = (bits << 5n) | BigInt(BASE32.indexOf(letter));
  const account = ((bits >> 39n) & ACCOUNT).toString();
  return account.length > 12 ? undefined : account.padStart(12, '0');
}

const CHANCE = (1n << 39n) - 1n;
const ACCOUNT = (1n << 40n) - 1n;
