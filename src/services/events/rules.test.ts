import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { createEventBus } from '../../engines/events/bus.ts';
import type { Operations } from '../../models/generated/events.ts';
import type { RequestContext } from '../../models/service.ts';
import type { Call, CallRequest } from '../../platform/call.ts';
import { manualClock } from '../../platform/clock.ts';
import { DEFAULT_ACCOUNT, DEFAULT_REGION, rootIdentity } from '../../platform/identity.ts';
import { countingIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import { createEventsService, type EventsService } from './index.ts';

let folder: string;
let service: EventsService;
let close: () => Promise<void>;
let calls: CallRequest[];

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-events-'));
  const clock = manualClock();
  const ids = countingIds();
  const store = await openStore({ folder, clock, ids, log: silentLogger });
  const events = createEventBus((error) => {
    throw error;
  });
  calls = [];
  const call: Call = async (request) => {
    calls.push(request);
    return {};
  };
  service = createEventsService({ store, clock, ids, log: silentLogger, call, events });
  close = () => store.close();
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

const EventPattern = '{"source": ["shop"]}';

it('a rule that is put again is what the request says, with its targets and its tags', async () => {
  const put = { Name: 'r', EventPattern };
  const { RuleArn = '' } = await send('PutRule', { ...put, Description: 'first', Tags: [{ Key: 'a', Value: '1' }] });
  const Arn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  await send('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn }] });
  await send('DisableRule', { Name: 'r' });
  await send('PutRule', { ...put, Tags: [{ Key: 'b', Value: '2' }] });
  const { State, Description } = await send('DescribeRule', { Name: 'r' });
  assert.deepEqual([State, Description], ['ENABLED', undefined]);
  assert.equal((await send('ListTargetsByRule', { Rule: 'r' })).Targets?.length, 1);
  assert.deepEqual((await send('ListTagsForResource', { ResourceARN: RuleArn })).Tags, [{ Key: 'a', Value: '1' }]);
});

it('of two targets with one id the last counts', async () => {
  await send('PutRule', { Name: 'twice', EventPattern });
  const target = (name: string) => ({ Id: '1', Arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}` });
  await send('PutTargets', { Rule: 'twice', Targets: [target('one'), target('two')] });
  assert.deepEqual((await send('ListTargetsByRule', { Rule: 'twice' })).Targets, [target('two')]);
});

it("a rule's events go out in its own account, whatever account its target's role is said to be of", async () => {
  await send('PutRule', { Name: 'roles', EventPattern: '{"source": ["roles"]}' });
  const Arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:m';
  const RoleArn = 'arn:aws:iam::999999999999:role/service-role/Theirs';
  await send('PutTargets', { Rule: 'roles', Targets: [{ Id: '1', Arn, RoleArn }] });
  service.start();
  await send('PutEvents', { Entries: [{ Source: 'roles', DetailType: 't', Detail: '{}' }] });
  for (const end = Date.now() + 60_000; calls.length === 0 && Date.now() < end; ) await setTimeout(5);
  await service.stop();
  assert.deepEqual(calls[0]?.identity, {
    accountId: DEFAULT_ACCOUNT,
    arn: `arn:aws:sts::${DEFAULT_ACCOUNT}:assumed-role/Theirs/events`,
    userId: 'Theirs:events',
  });
});
