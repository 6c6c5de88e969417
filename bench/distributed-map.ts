/**
 * How fast does a DISTRIBUTED Map go through a JSONL object, durably (every child a row with its history), and does its memory grow with
 * the object? The limit in the same run: the store alone, writing the same rows.
 *
 *   node bench/distributed-map.ts [items]        1,000,000 unless said
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '../src/platform/clock.ts';
import { systemIds } from '../src/platform/ids.ts';
import { silentLogger } from '../src/platform/log.ts';
import { openStore } from '../src/storage/sqlite/open.ts';
import { call, report, startSagebrush } from './support.ts';

const ITEMS = Number(process.argv[2] ?? 1_000_000);
const TARGET = 'AWSStepFunctions';
const states = (operation: string, url: string, body: object) =>
  call(url, `${TARGET}.${operation}`, 'states', body, '1.0');
const line = (n: number): string => `{"id":${n},"name":"item ${n}","tags":["a","b"]}`;

interface Measured {
  readonly seconds: number;
  /** MiB */
  readonly peak: number;
}

async function distributedMap(items: number, type: 'STANDARD' | 'EXPRESS'): Promise<Measured> {
  const server = await startSagebrush(['--log-level', 'warn']);
  try {
    const s3 = new S3Client({
      endpoint: server.url,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    });
    await s3.send(new CreateBucketCommand({ Bucket: 'items' }));
    let text = '';
    for (let n = 0; n < items; n++) text += `${line(n)}\n`;
    await s3.send(new PutObjectCommand({ Bucket: 'items', Key: 'items.jsonl', Body: Buffer.from(text) }));
    text = '';
    const definition = JSON.stringify({
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          End: true,
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'JSONL' },
            Parameters: { Bucket: 'items', Key: 'items.jsonl' },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
            StartAt: 'P',
            States: { P: { Type: 'Pass', End: true } },
          },
          ResultWriter: {
            Resource: 'arn:aws:states:::s3:putObject',
            Parameters: { Bucket: 'items', Prefix: 'results' },
          },
        },
      },
    });
    const roleArn = 'arn:aws:iam::123456789012:role/bench';
    const { stateMachineArn } = await states('CreateStateMachine', server.url, { name: 'map', definition, roleArn });
    const began = performance.now();
    const { executionArn } = await states('StartExecution', server.url, { stateMachineArn, input: '{}' });
    for (;;) {
      const { status, cause } = await states('DescribeExecution', server.url, { executionArn });
      if (status === 'SUCCEEDED') break;
      if (status !== 'RUNNING') throw new Error(`${String(status)}: ${String(cause)}`);
      await sleep(100);
    }
    return { seconds: (performance.now() - began) / 1_000, peak: peakOf(server.pid) };
  } finally {
    await server.stop();
  }
}

/** The most memory that a process ever had (MiB). */
function peakOf(pid: number): number {
  const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(match?.[1] ?? Number.NaN) / 1_024;
}

/** The store alone: the children's rows, then for each one commit with its four events, in groups as the engine has them. */
async function storeAlone(items: number): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-bench-'));
  const store = await openStore({ folder, clock: systemClock, ids: systemIds, log: silentLogger });
  const began = performance.now();
  const mapRunArn = 'arn:aws:states:us-east-1:123456789012:mapRun:map/M:run';
  for (let from = 0; from < items; from += 256) {
    const rows = Array.from({ length: Math.min(256, items - from) }, (_, at) => ({
      accountId: '123456789012',
      region: 'us-east-1',
      arn: `arn:aws:states:us-east-1:123456789012:execution:map/M:${systemIds.uuid()}`,
      name: systemIds.uuid(),
      stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:map/M',
      mapRunArn,
      type: 'STANDARD' as const,
      startedAt: Date.now(),
      input: line(from + at),
      info: { revision: systemIds.uuid(), machineName: 'map/M', child: { location: '/States/M', index: from + at } },
    }));
    const ids = await store.executions.insertChildren(rows);
    await Promise.all(
      rows.map(({ input }, at) =>
        store.executions.commit({
          id: ids[at] ?? 0,
          expectRevision: 0,
          events: ['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded'].map(
            (type, index) => ({
              id: index + 1,
              type,
              at: Date.now(),
              json: JSON.stringify({
                id: index + 1,
                previousEventId: index,
                timestamp: Date.now(),
                type,
                details: { input },
              }),
            }),
          ),
          snapshot: null,
          close: { status: 'SUCCEEDED', at: Date.now(), output: input },
        }),
      ),
    );
  }
  const seconds = (performance.now() - began) / 1_000;
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return { seconds, peak: Number.NaN };
}

const rows: (string | number)[][] = [];
const measure = async (name: string, items: number, run: Promise<Measured>): Promise<void> => {
  const { seconds, peak } = await run;
  rows.push([name, items, seconds, items / seconds, Number.isNaN(peak) ? '' : peak]);
};
const tenth = Math.ceil(ITEMS / 10);
await measure('DISTRIBUTED Map, STANDARD children, a tenth', tenth, distributedMap(tenth, 'STANDARD'));
await measure('DISTRIBUTED Map, STANDARD children', ITEMS, distributedMap(ITEMS, 'STANDARD'));
await measure('DISTRIBUTED Map, EXPRESS children', ITEMS, distributedMap(ITEMS, 'EXPRESS'));
await measure('limit: the store alone writes the rows of STANDARD children', tenth, storeAlone(tenth));
report(
  'distributed-map',
  'DISTRIBUTED Map over a JSONL object, results to S3',
  ['what', 'items', 'seconds', 'items/s', 'peak memory of the server (MiB)'],
  rows,
  [
    'Every child is one Pass state; its execution, its history and its result are durable (`synchronous=FULL`) and can be listed.',
  ],
);
