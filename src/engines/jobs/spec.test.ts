import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HostPlan, JobPlan } from './plan.ts';
import { containerSpec } from './spec.ts';

const host: HostPlan = { name: 'algo-1', logStream: 'job/algo-1', instanceType: 'ml.t2.micro', files: {} };
const plan: JobPlan = {
  accountId: '123456789012',
  region: 'us-east-1',
  id: 'job-1',
  name: 'job',
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/job',
  image: 'test',
  command: { kind: 'train' },
  environment: { MINE: '1' },
  hosts: [host],
  inputs: [],
  outputs: [],
  folders: [],
  networkIsolation: false,
  logGroup: 'group',
};
const image = {
  name: 'test',
  description: '',
  repositories: ['test'],
  capabilities: ['train'] as const,
  python: [3, 9] as const,
  requirements: undefined,
  metrics: [],
  entrypoints: { train: ['train'] },
  folder: '/images/test',
};
const spec = (of: HostPlan, environment: Record<string, string> = plan.environment) =>
  containerSpec({
    plan: { ...plan, environment },
    host: of,
    image,
    runnable: { kind: 'built-in', name: 'test', folder: image.folder, python: '/venv/bin/python' },
    folders: { ml: (name) => `/ml/${name}` },
    environment: { AWS_REGION: 'us-east-1' },
  });

test('a container is told how many processors it may use, for it does not see its limits', () => {
  const { cpus, environment } = spec(host);
  assert.equal(cpus, 1);
  assert.equal(environment['SM_NUM_CPUS'], '1');
  assert.equal(environment['MINE'], '1');
  const { instanceType: _, ...unlimited } = host;
  assert.equal(spec(unlimited).environment['SM_NUM_CPUS'], undefined);
  assert.equal(spec(host, { SM_NUM_CPUS: '7' }).environment['SM_NUM_CPUS'], '7');
});
