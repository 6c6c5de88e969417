/**
 * How many API calls a second does one core serve, and how long does one take? CreateModel (durable: the answer comes after the
 * commit is on the disk) and DescribeModel, beside moto's server and bare node:http in the same run.
 *
 * Targets: DescribeModel p50 under 1 ms and over 3,000 calls/s on one core.
 */
import path from 'node:path';
import {
  call,
  jsonHeaders,
  type Load,
  latency,
  load,
  loadByFetch,
  peerPython,
  type Running,
  report,
  startPinned,
  startSagebrush,
} from './support.ts';

const SECONDS = 5;
const CONNECTIONS = 16;
const create = jsonHeaders('SageMaker.CreateModel', 'sagemaker');
const describe = jsonHeaders('SageMaker.DescribeModel', 'sagemaker');
const model = (name: string) => ({
  ModelName: name,
  ExecutionRoleArn: 'arn:aws:iam::123456789012:role/bench',
  PrimaryContainer: {
    Image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/x:1',
    Environment: { A: 'b' },
  },
});

let counter = 0;
const nextModel = (): string => JSON.stringify(model(`m-${process.pid}-${counter++}`));
const describeBody = JSON.stringify({ ModelName: 'bench' });

interface Row {
  readonly name: string;
  readonly describe: Load;
  readonly describeAlone: { readonly p50: number; readonly p99: number };
  readonly create?: Load;
}

/** @param closes whether the server closes the connection after each answer */
async function measure(name: string, server: Running, creates: boolean, closes = false): Promise<Row> {
  const { url } = server;
  const drive = closes ? loadByFetch : load;
  if (creates) await call(url, 'SageMaker.CreateModel', 'sagemaker', model('bench'));
  const once = async (): Promise<void> => {
    const response = await fetch(url, { method: 'POST', headers: describe, body: describeBody });
    await response.arrayBuffer();
  };
  const row = {
    name,
    describeAlone: await latency(1000, once),
    describe: await drive(url, describe, () => describeBody, CONNECTIONS, SECONDS),
    ...(creates && { create: await drive(url, create, nextModel, CONNECTIONS, SECONDS) }),
  };
  await server.stop();
  return row;
}

const rows = [
  await measure('Sagebrush', await startSagebrush(), true),
  await measure(
    'moto server',
    await startPinned(
      peerPython(),
      ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'],
      /Running on (http:\/\/127\S+)/,
    ),
    true,
    true,
  ),
  await measure(
    'bare node:http',
    await startPinned(
      process.execPath,
      [path.join(import.meta.dirname, 'bare-http.ts')],
      /listening on (http:\/\/\S+)/,
    ),
    false,
  ),
];
report(
  'api-calls',
  'API calls',
  ['server', 'DescribeModel calls/s', 'p50 alone, ms', 'p99 alone, ms', 'CreateModel calls/s'],
  rows.map((row) => [
    row.name,
    row.describe.callsPerSecond,
    row.describeAlone.p50,
    row.describeAlone.p99,
    row.create?.callsPerSecond ?? '–',
  ]),
  [
    `${CONNECTIONS} connections for the rates; one call after another for the latencies. CreateModel is durable in Sagebrush and in memory in moto.`,
  ],
);
