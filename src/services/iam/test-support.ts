import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { manualClock } from '../../platform/clock.ts';
import { DEFAULT_ACCOUNT, rootIdentity } from '../../platform/identity.ts';
import { systemIds } from '../../platform/ids.ts';
import { silentLogger } from '../../platform/log.ts';
import { openStore } from '../../storage/sqlite/open.ts';
import { startHarness } from '../../wire/harness.ts';
import { createSigV4Authenticator } from '../../wire/sigv4/authenticator.ts';
import { createStsService } from '../sts/index.ts';
import { createIamService, createKeyStore } from './index.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export const ROOT: Keys = { accessKeyId: 'AKIDROOT', secretAccessKey: 'root-secret' };
export const OTHER_ACCOUNT = '999988887777';

/** For tests: IAM and STS over a real store and a real server that checks signatures, called by AWS's own clients. */
export async function openAccounts() {
  const folder = await mkdtemp(join(tmpdir(), 'sagebrush-iam-'));
  // The clients sign with the time of day.
  const clock = manualClock(Date.now());
  const ids = systemIds;
  const store = await openStore({ folder, clock, ids, log: silentLogger });
  const root = { ...ROOT, identity: rootIdentity(DEFAULT_ACCOUNT, ROOT.accessKeyId) };
  const keys = createKeyStore({ store, clock, ids, root });
  const services = [createIamService({ store, clock, ids }), createStsService({ store, keys })];
  const harness = await startHarness(services, { authenticate: createSigV4Authenticator({ keys, clock }), clock });
  const configOf = (credentials: Keys) => ({
    ...harness.client,
    credentials,
    systemClockOffset: clock.now() - Date.now(),
  });
  return {
    store,
    keys,
    clock,
    endpoint: harness.endpoint,
    call: harness.dispatcher.call,
    iam: (credentials: Keys = ROOT) => new IAMClient(configOf(credentials)),
    sts: (credentials: Keys = ROOT) => new STSClient(configOf(credentials)),
    async close() {
      await harness.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

export const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

export const PERMISSIONS = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'one', Effect: 'Allow', Action: ['s3:GetObject', 'sagemaker:*'], Resource: '*' }],
});

/** For `assert.rejects`: the error's code and text as a client sees them. */
export const refusal = (name: string, text?: string) => (text === undefined ? { name } : { name, message: text });
