import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import type { FunctionRevision, Functions, InvocationResult } from '../../engines/functions/door.ts';
import type { Operations } from '../../models/generated/lambda.ts';
import type { RequestContext } from '../../models/service.ts';
import { type ManualClock, manualClock } from '../../platform/clock.ts';
import { DEFAULT_ACCOUNT, DEFAULT_REGION, rootIdentity } from '../../platform/identity.ts';
import { countingIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import { createLambdaService, type LambdaService } from './index.ts';

let folder: string;
let clock: ManualClock;
let service: LambdaService;
let close: () => Promise<void>;
/** What invocations of functions do; each is told its revision and event. */
let run: (revision: FunctionRevision, event: string) => Promise<InvocationResult>;

const answered = (text: string): InvocationResult => ({
  kind: 'answered',
  payload: Buffer.from(text),
  tail: async () => '',
});

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-lambda-'));
  clock = manualClock();
  const store = await openStore({ folder, clock, ids: countingIds(), log: silentLogger });
  const functions: Functions = {
    prepare: async () => {},
    invoke: (revision, { payload }) => run(revision, Buffer.from(payload).toString()),
    retire() {},
    keepOnly: async () => {},
    start: async () => {},
    stop: async () => {},
  };
  // S3 takes what it is given.
  service = createLambdaService({
    store,
    clock,
    ids: countingIds(),
    log: silentLogger,
    call: async () => ({}),
    functions,
  });
  service.start();
  close = async () => {
    await service.stop();
    await store.close();
  };
});
after(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

async function send<Name extends keyof Operations>(
  name: Name,
  input: Operations[Name]['input'],
): Promise<Operations[Name]['output']> {
  const ctx: RequestContext = {
    accountId: DEFAULT_ACCOUNT,
    region: DEFAULT_REGION,
    identity: rootIdentity(DEFAULT_ACCOUNT),
    requestId: 'request',
    log: silentLogger,
    signal: new AbortController().signal,
  };
  // The table's handlers are stored without their types; each was checked where it stands.
  return (await service.definition.handlers[name]?.(ctx, input as never)) as Operations[Name]['output'];
}

const create = (FunctionName: string, more: Partial<Operations['CreateFunction']['input']> = {}) =>
  send('CreateFunction', {
    FunctionName,
    Role: 'arn:aws:iam::123456789012:role/f',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: Buffer.from('zip') },
    ...more,
  });

it('a change that names an old revision is refused, and a reservation is no change', async () => {
  const { RevisionId: first = '', LastModified } = await create('revised');
  await clock.advance(1000);
  await send('PutFunctionConcurrency', { FunctionName: 'revised', ReservedConcurrentExecutions: 3 });
  const still = await send('GetFunctionConfiguration', { FunctionName: 'revised' });
  assert.deepEqual([still.RevisionId, still.LastModified], [first, LastModified]);
  await send('UpdateFunctionConfiguration', { FunctionName: 'revised', RevisionId: first, Timeout: 5 });
  const stale = { code: 'PreconditionFailedException', status: 412 };
  const old = { FunctionName: 'revised', RevisionId: first };
  await assert.rejects(send('UpdateFunctionConfiguration', { ...old, Timeout: 6 }), stale);
  await assert.rejects(send('UpdateFunctionCode', { ...old, ZipFile: Buffer.from('new'), DryRun: true }), stale);
  await assert.rejects(send('PublishVersion', old), stale);
  const { Version } = await send('PublishVersion', { FunctionName: 'revised' });
  const alias = await send('CreateAlias', { FunctionName: 'revised', Name: 'live', FunctionVersion: Version ?? '' });
  await send('UpdateAlias', { FunctionName: 'revised', Name: 'live', RevisionId: alias.RevisionId, Description: 'a' });
  await assert.rejects(
    send('UpdateAlias', { FunctionName: 'revised', Name: 'live', RevisionId: alias.RevisionId, Description: 'b' }),
    stale,
  );
  const permission = { FunctionName: 'revised', Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' };
  await send('AddPermission', { ...permission, StatementId: 'one' });
  const { RevisionId } = await send('GetPolicy', { FunctionName: 'revised' });
  await send('AddPermission', { ...permission, StatementId: 'two', RevisionId });
  await assert.rejects(send('AddPermission', { ...permission, StatementId: 'three', RevisionId }), stale);
  await assert.rejects(send('RemovePermission', { FunctionName: 'revised', StatementId: 'one', RevisionId }), stale);
});

it('a version that an alias names stays; aliases and names of versions are what they can be', async () => {
  await create('kept', { Publish: true });
  await clock.advance(1000);
  await send('UpdateFunctionConfiguration', { FunctionName: 'kept', Timeout: 5 });
  await send('PublishVersion', { FunctionName: 'kept' });
  const alias = { FunctionName: 'kept', Name: 'live', FunctionVersion: '1' };
  const weights = (version: string) => ({ RoutingConfig: { AdditionalVersionWeights: { [version]: 0.5 } } });
  await assert.rejects(send('CreateAlias', { ...alias, ...weights('1') }), /already included in routing/);
  await assert.rejects(send('CreateAlias', { ...alias, ...weights('$LATEST') }), /\$LATEST is not supported/);
  await assert.rejects(
    send('CreateAlias', { ...alias, FunctionVersion: '$LATEST', ...weights('1') }),
    /\$LATEST is not supported for an alias pointing to more than 1 version/,
  );
  await send('CreateAlias', { ...alias, ...weights('2') });
  for (const Qualifier of ['1', '2'])
    await assert.rejects(send('DeleteFunction', { FunctionName: 'kept', Qualifier }), {
      code: 'ResourceConflictException',
      message: 'Unable to delete version because the following aliases reference it: [live]',
    });
  await assert.rejects(send('DeleteFunction', { FunctionName: 'kept', Qualifier: 'live' }), /live is none/);
  await send('UpdateAlias', { FunctionName: 'kept', Name: 'live', RoutingConfig: {} });
  await send('DeleteFunction', { FunctionName: 'kept', Qualifier: '2' });
  await assert.rejects(send('GetFunctionConfiguration', { FunctionName: 'kept', Qualifier: '01' }), /not found/);
  const { Functions } = await send('ListFunctions', { FunctionVersion: 'ALL' });
  const versions = Functions?.filter(({ FunctionName }) => FunctionName === 'kept').map(({ Version }) => Version);
  assert.deepEqual(versions, ['$LATEST', '1']);
});

it('a variable that no program can be given is refused', async () => {
  await assert.rejects(create('nul', { Environment: { Variables: { A: 'x\0--bind\0/' } } }), {
    code: 'InvalidParameterValueException',
  });
});

it('a slow function’s events do not hold up those of others', async () => {
  await create('slow');
  await create('quick');
  const going = Promise.withResolvers<void>();
  const ran: string[] = [];
  run = async ({ name }, event) => {
    if (name === 'slow') await going.promise;
    ran.push(`${name} ${event}`);
    return answered('null');
  };
  const invoke = (FunctionName: string, n: number) =>
    send('Invoke', { FunctionName, InvocationType: 'Event', Payload: Buffer.from(String(n)) });
  for (let n = 0; n < 100; n++) await invoke('slow', n);
  await invoke('quick', 1);
  while (ran.length === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(ran, ['quick 1']);
  going.resolve();
  while (ran.length < 101) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(new Set(ran).size, 101);
});
