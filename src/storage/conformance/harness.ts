import type { TestContext } from 'node:test';
import type { Scope } from '../../platform/identity.ts';
import type { Change } from '../changes.ts';
import type { RecordKey } from '../records.ts';
import type { Store } from '../store.ts';

/** A place for one store: opened, closed and opened again by a test. */
export interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
}
export type MakePlace = () => Promise<Place>;

/** A fresh store for one test. */
export async function fresh(t: TestContext, make: MakePlace): Promise<Store> {
  const place = await make();
  const store = await place.open();
  t.after(async () => {
    await store.close();
    await place.remove();
  });
  return store;
}

export const SCOPE: Scope = { accountId: '111111111111', region: 'us-east-1' };
export const OTHER: Scope = { accountId: '222222222222', region: 'eu-west-1' };

export const key = (name: string, scope: Scope = SCOPE, kind = 'test/thing'): RecordKey => ({ ...scope, kind, name });

export const insert = (
  name: string,
  doc: object = {},
  more: { at?: number; status?: string; scope?: Scope } = {},
): Change => ({
  kind: 'insert-record',
  key: key(name, more.scope),
  fields: { doc, ...(more.status === undefined ? {} : { status: more.status }) },
  at: more.at ?? 1000,
});

export async function* chunks(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}
