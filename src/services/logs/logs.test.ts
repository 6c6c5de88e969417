import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Operations } from '../../models/generated/logs.ts';
import type { RequestContext } from '../../models/service.ts';
import { manualClock } from '../../platform/clock.ts';
import { isServiceError } from '../../platform/errors.ts';
import { rootIdentity } from '../../platform/identity.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import type { Store } from '../../storage/store.ts';
import { createLogsService } from './index.ts';

let store: Store;
let folder: string;
let service: ReturnType<typeof createLogsService>;
const clock = manualClock();
const DAY = 86_400_000;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sagebrush-logs-'));
  store = await openStore({ folder, clock, ids: systemIds, log: silentLogger });
  service = createLogsService({ store, clock, log: silentLogger });
});
after(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function call<Name extends keyof Operations>(
  operation: Name,
  input: Operations[Name]['input'],
  accountId = '123456789012',
): Promise<Operations[Name]['output']> {
  const ctx: RequestContext = {
    accountId,
    region: 'us-east-1',
    requestId: 'test',
    identity: rootIdentity(accountId),
    log: silentLogger,
    signal: new AbortController().signal,
  };
  // The table forgot which operation each handler is for; this function's own signature says it.
  return (await service.handlers[operation]?.(ctx, input as never)) as Operations[Name]['output'];
}
const refusal = (code: string, text?: RegExp) => (error: unknown) => {
  assert.ok(isServiceError(error, code), String(error));
  if (text !== undefined) assert.match(error.message, text);
  return true;
};
const open = async (logGroupName: string, ...streams: string[]) => {
  await call('CreateLogGroup', { logGroupName });
  for (const logStreamName of streams) await call('CreateLogStream', { logGroupName, logStreamName });
};
const put = (logGroupName: string, logStreamName: string, messages: readonly string[], from = clock.now()) =>
  call('PutLogEvents', {
    logGroupName,
    logStreamName,
    logEvents: messages.map((message, n) => ({ message, timestamp: from + n })),
  });
const messages = (page: { events?: readonly { message?: string | undefined }[] | undefined }) =>
  (page.events ?? []).map((event) => event.message);

test('groups: created once, described in pages, private to their account', async () => {
  await open('/g/a');
  await call('CreateLogGroup', { logGroupName: '/g/b', tags: { x: '1' } });
  await assert.rejects(
    call('CreateLogGroup', { logGroupName: '/g/a' }),
    refusal('ResourceAlreadyExistsException', /^The specified log group already exists$/),
  );
  const first = await call('DescribeLogGroups', { logGroupNamePrefix: '/g/', limit: 1 });
  assert.deepEqual(
    first.logGroups?.map((group) => group.arn),
    ['arn:aws:logs:us-east-1:123456789012:log-group:/g/a:*'],
  );
  const rest = await call('DescribeLogGroups', { logGroupNamePrefix: '/g/', limit: 1, nextToken: first.nextToken });
  assert.deepEqual([rest.logGroups?.[0]?.logGroupName, rest.nextToken], ['/g/b', undefined]);
  assert.deepEqual((await call('DescribeLogGroups', { logGroupNamePrefix: '/g/' }, '999999999999')).logGroups, []);
  await assert.rejects(call('DescribeLogGroups', { nextToken: '!' }), refusal('InvalidParameterException'));
  await call('DeleteLogGroup', { logGroupName: '/g/a' });
  await assert.rejects(
    call('DeleteLogGroup', { logGroupName: '/g/a' }),
    refusal('ResourceNotFoundException', /^The specified log group does not exist\.$/),
  );
});

test('retention takes only the days that AWS takes', async () => {
  await open('/r');
  await call('PutRetentionPolicy', { logGroupName: '/r', retentionInDays: 7 });
  const describe = async () =>
    (await call('DescribeLogGroups', { logGroupNamePrefix: '/r' })).logGroups?.[0]?.retentionInDays;
  assert.equal(await describe(), 7);
  await assert.rejects(
    call('PutRetentionPolicy', { logGroupName: '/r', retentionInDays: 8 }),
    refusal('InvalidParameterException', /Value '8' at 'retentionInDays'/),
  );
  await call('DeleteRetentionPolicy', { logGroupName: '/r' });
  assert.equal(await describe(), undefined);
});

test('tags by ARN, with and without the star, and by name; gone with the group', async () => {
  await call('CreateLogGroup', { logGroupName: '/t', tags: { a: '1' } });
  const resourceArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/t';
  await call('TagResource', { resourceArn: `${resourceArn}:*`, tags: { b: '2' } });
  await call('UntagLogGroup', { logGroupName: '/t', tags: ['a'] });
  assert.deepEqual((await call('ListTagsForResource', { resourceArn })).tags, { b: '2' });
  await call('DeleteLogGroup', { logGroupName: '/t' });
  await open('/t');
  assert.deepEqual((await call('ListTagsLogGroup', { logGroupName: '/t' })).tags, {});
});

test('a group that is deleted takes no tags of the next one of its name, nor leaves its own', async (t) => {
  await call('CreateLogGroup', { logGroupName: '/again', tags: { old: '1' } });
  const { deleteGroup } = store.logs;
  t.mock.method(store.logs, 'deleteGroup', async (...args: Parameters<typeof deleteGroup>) => {
    const outcome = await deleteGroup(...args);
    // Somebody is waiting for the name.
    await call('CreateLogGroup', { logGroupName: '/again', tags: { next: '2' } });
    return outcome;
  });
  await call('DeleteLogGroup', { logGroupName: '/again' });
  assert.deepEqual((await call('ListTagsLogGroup', { logGroupName: '/again' })).tags, { next: '2' });
});

test('streams: by name or by their last event, in pages', async () => {
  await open('/s', 'a', 'b', 'c');
  await put('/s', 'b', ['x'], clock.now() + 10);
  await put('/s', 'a', ['y'], clock.now() + 20);
  const names = (page: Operations['DescribeLogStreams']['output']) =>
    page.logStreams?.map((stream) => stream.logStreamName);
  const first = await call('DescribeLogStreams', { logGroupName: '/s', limit: 2 });
  assert.deepEqual(names(first), ['a', 'b']);
  assert.deepEqual(names(await call('DescribeLogStreams', { logGroupName: '/s', nextToken: first.nextToken })), ['c']);
  const latest = {
    logGroupIdentifier: 'arn:aws:logs:us-east-1:123456789012:log-group:/s:*',
    orderBy: 'LastEventTime',
    descending: true,
  } as const;
  assert.deepEqual(names(await call('DescribeLogStreams', latest))?.slice(0, 2), ['a', 'b']);
  await assert.rejects(
    call('CreateLogStream', { logGroupName: '/s', logStreamName: 'a' }),
    refusal('ResourceAlreadyExistsException'),
  );
  await assert.rejects(
    call('CreateLogStream', { logGroupName: '/none', logStreamName: 'a' }),
    refusal('ResourceNotFoundException', /log group/),
  );
  await assert.rejects(
    call('DeleteLogStream', { logGroupName: '/s', logStreamName: 'z' }),
    refusal('ResourceNotFoundException', /log stream/),
  );
});

test('a batch is refused as a whole, or sifted by time', async () => {
  await open('/p', 's');
  const now = clock.now();
  const send = (...logEvents: { timestamp: number; message: string }[]) =>
    call('PutLogEvents', { logGroupName: '/p', logStreamName: 's', logEvents });
  const at = (timestamp: number) => ({ timestamp, message: 'm' });
  await assert.rejects(send(at(now), at(now - 1)), refusal('InvalidParameterException', /chronological order/));
  await assert.rejects(
    send(at(now - DAY - 1), at(now)),
    refusal('InvalidParameterException', /span more than 24 hours/),
  );
  await assert.rejects(
    send({ timestamp: now, message: 'x'.repeat(1_048_576) }),
    refusal('InvalidParameterException', /^Upload too large: 1048602 bytes exceeds limit of 1048576$/),
  );
  const old = await send(at(now - 14 * DAY - 1), at(now - 14 * DAY));
  assert.deepEqual(old.rejectedLogEventsInfo, { tooOldLogEventEndIndex: 1 });
  const late = await send(at(now), at(now + 7_200_001));
  assert.deepEqual(late.rejectedLogEventsInfo, { tooNewLogEventStartIndex: 1 });
  assert.match(late.nextSequenceToken ?? '', /^\d{56}$/);
  await call('PutRetentionPolicy', { logGroupName: '/p', retentionInDays: 1 });
  assert.deepEqual((await send(at(now - DAY - 5), at(now - 5))).rejectedLogEventsInfo, { expiredLogEventEndIndex: 1 });
  await call('DeleteRetentionPolicy', { logGroupName: '/p' });
  assert.equal((await call('GetLogEvents', { logGroupName: '/p', logStreamName: 's' })).events?.length, 3);
  await assert.rejects(
    call('PutLogEvents', { logGroupName: '/p', logStreamName: 'none', logEvents: [at(now)] }),
    refusal('ResourceNotFoundException', /log stream/),
  );
});

test('pages forward and back; the same token at the end, and news behind it later', async () => {
  await open('/get', 's');
  await put('/get', 's', ['1', '2', '3', '4', '5']);
  const get = (more = {}) => call('GetLogEvents', { logGroupName: '/get', logStreamName: 's', limit: 2, ...more });
  assert.deepEqual(messages(await get()), ['4', '5']);
  const one = await get({ startFromHead: true });
  assert.deepEqual(messages(one), ['1', '2']);
  const two = await get({ nextToken: one.nextForwardToken });
  assert.deepEqual(messages(two), ['3', '4']);
  const three = await get({ nextToken: two.nextForwardToken });
  assert.deepEqual(messages(three), ['5']);
  const end = await get({ nextToken: three.nextForwardToken });
  assert.deepEqual([messages(end), end.nextForwardToken], [[], three.nextForwardToken]);
  await put('/get', 's', ['6'], clock.now() + 50);
  assert.deepEqual(messages(await get({ nextToken: end.nextForwardToken })), ['6']);
  assert.deepEqual(messages(await get({ nextToken: end.nextBackwardToken })), ['4', '5']);
  assert.deepEqual(messages(await get({ nextToken: three.nextBackwardToken })), ['3', '4']);
  const begin = await get({ nextToken: one.nextBackwardToken });
  assert.deepEqual([messages(begin), begin.nextBackwardToken], [[], one.nextBackwardToken]);
  assert.deepEqual(messages(await get({ nextToken: begin.nextForwardToken })), ['1', '2']);
  assert.deepEqual(messages(await get({ startTime: clock.now() + 1, endTime: clock.now() + 3, limit: 9 })), ['2', '3']);
  await assert.rejects(get({ nextToken: 'x' }), refusal('InvalidParameterException'));
});

test('an answer holds a megabyte at most and goes on', async () => {
  await open('/mb', 's');
  const line = 'x'.repeat(300_000);
  for (let n = 0; n < 2; n++) await put('/mb', 's', [line, line, line], clock.now() + n * 10);
  const page = await call('GetLogEvents', { logGroupName: '/mb', logStreamName: 's', startFromHead: true });
  assert.equal(page.events?.length, 3);
  const next = await call('GetLogEvents', {
    logGroupName: '/mb',
    logStreamName: 's',
    nextToken: page.nextForwardToken,
  });
  assert.equal(next.events?.length, 3);
});

test('events past the retention are no longer shown', async () => {
  await open('/old', 's');
  await put('/old', 's', ['old'], clock.now() - 3 * DAY);
  await put('/old', 's', ['new']);
  const get = async () =>
    messages(await call('GetLogEvents', { logGroupName: '/old', logStreamName: 's', startTime: 1 }));
  assert.deepEqual(await get(), ['old', 'new']);
  await call('PutRetentionPolicy', { logGroupName: '/old', retentionInDays: 1 });
  assert.deepEqual(await get(), ['new']);
  assert.deepEqual(messages(await call('FilterLogEvents', { logGroupName: '/old' })), ['new']);
});

test('filtering interleaves streams and goes on by token', async () => {
  await open('/f', 'a', 'b', 'other');
  const now = clock.now();
  await put('/f', 'a', ['ERROR 1', 'info', 'ERROR 3'], now);
  await put('/f', 'b', ['ERROR 1b', 'ERROR 2b'], now);
  await put('/f', 'other', ['ERROR o'], now + 9);
  const filter = (more = {}) => call('FilterLogEvents', { logGroupName: '/f', filterPattern: 'ERROR', ...more });
  const all = ['ERROR 1', 'ERROR 1b', 'ERROR 2b', 'ERROR 3', 'ERROR o'];
  assert.deepEqual(messages(await filter()), all);
  const found: unknown[] = [];
  const ids = new Set<unknown>();
  let nextToken: string | undefined;
  do {
    const page = await filter({ limit: 2, nextToken });
    found.push(...messages(page));
    for (const event of page.events ?? []) ids.add(event.eventId);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  assert.deepEqual([found, ids.size], [all, 5]);
  // A full page behind which nothing can follow has no token.
  assert.equal((await filter({ logStreamNames: ['other'], limit: 1 })).nextToken, undefined);
  assert.deepEqual(messages(await filter({ logStreamNames: ['b'] })), ['ERROR 1b', 'ERROR 2b']);
  assert.deepEqual(messages(await filter({ logStreamNamePrefix: 'o' })), ['ERROR o']);
  assert.deepEqual(messages(await filter({ startTime: now + 1, endTime: now + 2 })), ['ERROR 2b', 'ERROR 3']);
  await assert.rejects(filter({ logStreamNames: ['none'] }), refusal('ResourceNotFoundException'));
});

test('long messages are read no further than an answer holds, and filtered in portions', async (t) => {
  await open('/long', 's');
  const scope = { accountId: '123456789012', region: 'us-east-1' };
  const events = Array.from({ length: 34 }, (_, n) => ({ timestamp: clock.now() + n, message: 'x'.repeat(1 << 20) }));
  await store.logs.append(scope, '/long', 's', events);
  const read = t.mock.method(store.logs, 'read');
  const most = async () =>
    Math.max(...(await Promise.all(read.mock.calls.map(async (one) => (await one.result)?.length ?? 0))));
  const page = await call('GetLogEvents', { logGroupName: '/long', logStreamName: 's' });
  assert.equal(page.events?.length, 1);
  assert.ok((await most()) <= 2);
  const filter = (nextToken?: string) =>
    call('FilterLogEvents', { logGroupName: '/long', filterPattern: 'y', nextToken });
  const first = await filter();
  assert.deepEqual(first.events, []);
  const second = await filter(first.nextToken);
  assert.deepEqual([second.events, second.nextToken], [[], undefined]);
  assert.ok(first.nextToken !== undefined && (await most()) <= 2);
});
