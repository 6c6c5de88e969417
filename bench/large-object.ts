/**
 * How much memory and time do 2 GiB take on their way up and down? Through AWS's own client: one PutObject from a stream, a multipart
 * upload of lib-storage, GetObject, CopyObject; the server's peak of resident memory is read from the kernel for each. The limit of the
 * same run is the disk: the same bytes written to a file of the same file system and flushed, and read back.
 *
 * Target: under 200 MB of memory, whatever the size.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { CopyObjectCommand, CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { clients } from '../test/support/clients.ts';
import { report, startSagebrush } from './support.ts';

const GIB = 1024 ** 3;
const SIZE = Number(process.env['SAGEBRUSH_BENCH_BYTES'] ?? 2 * GIB);
const TARGET_MB = 200;
const CHUNK = 1 << 20;

/** Bytes that no file system can fold together, the same at each call. */
function* pieces(): Generator<Buffer> {
  const base = createHash('shake256', { outputLength: CHUNK }).update('sagebrush').digest();
  for (let sent = 0, index = 0; sent < SIZE; sent += CHUNK, index++) {
    const piece = Buffer.from(base.subarray(0, Math.min(CHUNK, SIZE - sent)));
    piece.writeUInt32BE(index);
    yield piece;
  }
}
const body = (): Readable => Readable.from(pieces(), { objectMode: false });

interface Figures {
  readonly seconds: number;
  /** MB of the server at its highest in this phase. */
  readonly peak?: number;
}

async function disk(): Promise<{ readonly written: Figures; readonly read: Figures }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sagebrush-bench-'));
  try {
    const target = path.join(folder, 'raw');
    const written = await timed(async () => {
      const file = await open(target, 'w');
      for (const piece of pieces()) await file.write(piece);
      await file.datasync();
      await file.close();
    });
    const read = await timed(async () => {
      const file = await open(target);
      for await (const _ of file.createReadStream({ highWaterMark: CHUNK }));
    });
    return { written, read };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timed(work: () => Promise<void>): Promise<Figures> {
  const start = performance.now();
  await work();
  return { seconds: (performance.now() - start) / 1000 };
}

/** The highest resident memory since `forgetPeak`, in MB (10^6 bytes). */
const peakOf = (pid: number): number =>
  (Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6;
/** See proc(5): 5 puts the peak back to what is resident now. */
const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

const limit = await disk();
const server = await startSagebrush();
const rows: [string, Figures, Figures][] = [];
try {
  const { s3 } = clients(server.url);
  await s3.send(new CreateBucketCommand({ Bucket: 'bench' }));
  const measure = async (what: string, beside: Figures, work: () => Promise<void>): Promise<void> => {
    forgetPeak(server.pid);
    const figures = await timed(work);
    rows.push([what, { ...figures, peak: peakOf(server.pid) }, beside]);
    console.error(`${what}: ${figures.seconds.toFixed(1)} s`);
  };
  const download = async (key: string, start = 0, end = SIZE - 1): Promise<void> => {
    const whole = start === 0 && end === SIZE - 1;
    const Range = whole ? undefined : `bytes=${start}-${end}`;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'bench', Key: key, Range }));
    if (!(Body instanceof Readable)) throw new Error('no stream came back');
    let size = 0;
    for await (const chunk of Body) size += (chunk as Buffer).length;
    if (size !== end - start + 1) throw new Error(`${key}: ${size} bytes came back`);
  };
  await measure('PutObject from a stream', limit.written, async () => {
    await s3.send(new PutObjectCommand({ Bucket: 'bench', Key: 'one', Body: body(), ContentLength: SIZE }));
  });
  await measure('GetObject', limit.read, () => download('one'));
  await measure('multipart upload, 4 parts of 16 MiB at a time', limit.written, async () => {
    const params = { Bucket: 'bench', Key: 'parts', Body: body() };
    await new Upload({ client: s3, params, queueSize: 4, partSize: 16 << 20 }).done();
  });
  await measure('GetObject of the joined parts', limit.read, () => download('parts'));
  await measure('CopyObject', limit.written, async () => {
    await s3.send(new CopyObjectCommand({ Bucket: 'bench', Key: 'copy', CopySource: 'bench/one' }));
  });
  await measure('CopyObject of the joined parts', limit.written, async () => {
    await s3.send(new CopyObjectCommand({ Bucket: 'bench', Key: 'copy-parts', CopySource: 'bench/parts' }));
  });
  await measure('GetObject of 16 ranges at once', limit.read, async () => {
    const range = Math.ceil(SIZE / 16);
    const starts = Array.from({ length: 16 }, (_, index) => index * range);
    await Promise.all(starts.map((start) => download('one', start, Math.min(start + range, SIZE) - 1)));
  });
} finally {
  await server.stop();
}

const highest = Math.max(...rows.map(([, { peak }]) => peak ?? 0));
report(
  'large-object',
  `An object of ${(SIZE / GIB).toFixed(2)} GiB up and down`,
  ['', 'seconds', 'MB/s', 'server memory, peak MB', 'the disk alone, seconds'],
  rows.map(([what, { seconds, peak }, beside]) => [
    what,
    seconds,
    SIZE / 1e6 / seconds,
    peak ?? Number.NaN,
    beside.seconds,
  ]),
  [
    `Target: under ${TARGET_MB} MB; highest ${highest.toFixed(0)} MB.`,
    '',
    'The peak is `VmHWM` of /proc/<pid>/status, put back before each row. The disk alone: the same bytes written and flushed, or read back (from the page cache).',
  ],
);
if (highest > TARGET_MB) process.exitCode = 1;
