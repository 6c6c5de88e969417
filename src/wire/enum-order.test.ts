import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enumOrder } from './enum-order.ts';

const RECORDED: readonly [string, declared: string, printed: string][] = [
  ['two values', 'NONE SIZE', 'SIZE NONE'],
  [
    'two values in one bucket: the later one first',
    'RUNNING SUCCEEDED FAILED TIMED_OUT ABORTED PENDING_REDRIVE',
    'SUCCEEDED TIMED_OUT PENDING_REDRIVE ABORTED FAILED RUNNING',
  ],
  [
    'more values than buckets',
    `ml.m4.xlarge ml.m4.2xlarge ml.m4.4xlarge ml.m4.10xlarge ml.m4.16xlarge ml.g4dn.xlarge ml.g4dn.2xlarge ml.g4dn.4xlarge ml.g4dn.8xlarge
     ml.g4dn.12xlarge ml.g4dn.16xlarge ml.m5.large ml.m5.xlarge ml.m5.2xlarge ml.m5.4xlarge ml.m5.12xlarge ml.m5.24xlarge ml.c4.xlarge
     ml.c4.2xlarge ml.c4.4xlarge ml.c4.8xlarge ml.p2.xlarge ml.p2.8xlarge ml.p2.16xlarge ml.p3.2xlarge ml.p3.8xlarge ml.p3.16xlarge
     ml.p3dn.24xlarge ml.c5.xlarge ml.c5.2xlarge ml.c5.4xlarge ml.c5.9xlarge ml.c5.18xlarge`,
    `ml.p2.xlarge ml.m5.4xlarge ml.m4.16xlarge ml.p3.16xlarge ml.m5.large ml.p2.16xlarge ml.c4.2xlarge ml.c5.2xlarge ml.c4.4xlarge
     ml.c5.4xlarge ml.g4dn.xlarge ml.g4dn.12xlarge ml.c4.8xlarge ml.g4dn.2xlarge ml.c5.9xlarge ml.g4dn.4xlarge ml.c5.xlarge
     ml.g4dn.16xlarge ml.c4.xlarge ml.g4dn.8xlarge ml.c5.18xlarge ml.p3dn.24xlarge ml.p3.2xlarge ml.m5.xlarge ml.m4.10xlarge
     ml.m5.12xlarge ml.m4.xlarge ml.m5.24xlarge ml.m4.2xlarge ml.p2.8xlarge ml.m5.2xlarge ml.p3.8xlarge ml.m4.4xlarge`,
  ],
];

const words = (text: string): string[] => text.split(/\s+/);

for (const [what, declared, printed] of RECORDED) {
  test(`values are listed as AWS lists them: ${what}`, () => {
    assert.deepEqual(enumOrder(words(declared)), words(printed));
  });
}
