import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Clock } from '../../platform/clock.ts';
import { type Serving, ServingError } from '../serving/serving.ts';
import type { TransformSpec } from './engine.ts';
import { FilterError, type RecordCodec, recordCodec } from './filters.ts';
import { inputObjects, type TransformObject } from './inputs.ts';
import { createGate, type Gate, mapOrdered } from './ordered.ts';
import { batchRecords, recordData, SplitError, splitRecords } from './split.ts';
import { type ObjectTransfer, TransferError } from './transfer.ts';

/** Why a job fails: whose fault (AWS's two classes) and what happened to which object. */
export class TransformFailure extends Error {
  override readonly name = 'TransformFailure';
  readonly fault: 'AlgorithmError' | 'ClientError';
  constructor(fault: 'AlgorithmError' | 'ClientError', message: string) {
    super(message);
    this.fault = fault;
  }
}

export interface RunDeps {
  readonly serving: Pick<Serving, 'invoke'>;
  readonly transfer: ObjectTransfer;
  readonly clock: Clock;
}

/** Answers larger than this cannot be held for ordering and joining; those of unsplit objects are streamed and have no limit. */
const MAX_ANSWER = 256 * 1024 * 1024;
/** So much of a container's error is told (characters). */
const MAX_ERROR = 1024;

/** Runs all objects of a job that have no output of this job yet. @throws TransformFailure */
export async function runTransform(deps: RunDeps, spec: TransformSpec, signal: AbortSignal): Promise<void> {
  const lanes = spec.servers.map((server) => ({ server, gate: createGate(spec.concurrency) }));
  // Objects under way: enough to keep every server busy also where each object is one request.
  const objects = mapOrdered(
    numbered(inputObjects(deps.transfer, spec)),
    lanes.length * spec.concurrency,
    async ([object, i]) => {
      const lane = lanes[i % lanes.length];
      if (lane === undefined) throw new TransformFailure('ClientError', 'There is no model server.');
      await oneObject(deps, spec, object, lane, signal).catch((error: unknown) => {
        throw asFailure(error, object.uri);
      });
    },
  );
  let count = 0;
  try {
    for await (const _ of objects) count += 1;
  } catch (error) {
    throw asFailure(error, spec.input.uri);
  }
  if (count === 0) throw new TransformFailure('ClientError', `No S3 objects found under ${spec.input.uri}.`);
}

async function* numbered<T>(items: AsyncIterable<T>): AsyncGenerator<readonly [T, number]> {
  let i = 0;
  for await (const item of items) yield [item, i++];
}

function asFailure(error: unknown, uri: string): unknown {
  if (error instanceof TransformFailure) return error;
  // A streamed answer broke off: what was sent of the object is gone, and with it the chance to try again.
  if (error instanceof ServingError)
    return new TransformFailure('AlgorithmError', `${uri.replace(/^s3:\/\//, '')}: ${error.message}`);
  const users = error instanceof SplitError || error instanceof TransferError || error instanceof FilterError;
  if (users) return new TransformFailure('ClientError', `${uri.replace(/^s3:\/\//, '')}: ${error.message}`);
  if (isGzipError(error)) return new TransformFailure('ClientError', `${uri.replace(/^s3:\/\//, '')}: not gzip data.`);
  return error;
}

const isGzipError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');

async function oneObject(
  deps: RunDeps,
  spec: TransformSpec,
  object: TransformObject,
  lane: { readonly server: string; readonly gate: Gate },
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if ((await deps.transfer.marker(spec, object.output)) === spec.id) return;
  const open = async (): Promise<AsyncIterable<Uint8Array>> => {
    const body = await deps.transfer.read(spec, object.uri);
    if (spec.input.compression === 'none') return body;
    // The callback form destroys both ends; errors reach the reader through the gunzip stream.
    return pipeline(Readable.from(body, { objectMode: false }), createGunzip(), () => {});
  };
  const send = <T>(
    body: () => Promise<Uint8Array | AsyncIterable<Uint8Array>>,
    take: (answer: AsyncIterable<Uint8Array>) => Promise<T>,
  ): Promise<T> => sendWithRetries(deps, spec, lane.server, object.uri, body, take, signal);
  const write = (body: AsyncIterable<Uint8Array>): Promise<void> =>
    deps.transfer.write(spec, object.output, body, {
      marker: spec.id,
      signal,
      ...(spec.output.accept === undefined ? {} : { contentType: spec.output.accept }),
    });
  const { split } = spec.input;
  if (split === 'None') {
    const streamed = (body: () => Promise<AsyncIterable<Uint8Array>>) => send(body, async (answer) => answer);
    return lane.gate.run(() => write(wholeObject(spec, open, streamed)));
  }
  const collected = (body: Uint8Array) => lane.gate.run(() => send(async () => body, collect));
  return write(inRecords(spec, open, split, collected));
}

/** SplitType None: one request with the whole object, streamed both ways. */
async function* wholeObject(
  spec: TransformSpec,
  open: () => Promise<AsyncIterable<Uint8Array>>,
  send: (body: () => Promise<AsyncIterable<Uint8Array>>) => Promise<AsyncIterable<Uint8Array>>,
): AsyncGenerator<Uint8Array> {
  let last: Uint8Array | undefined;
  for await (const piece of await send(async () => limited(open, spec.maxPayload))) {
    if (piece.length > 0) last = piece;
    yield piece;
  }
  if (spec.output.assembleWith === 'Line' && last?.at(-1) !== 0x0a) yield NEWLINE;
}

/** Fails as soon as more comes than a request may hold; 0 = no limit. Opens when the first byte is asked for: bodies that nobody reads hold no file. */
async function* limited(open: () => Promise<AsyncIterable<Uint8Array>>, max: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of await open()) {
    size += piece.length;
    if (max > 0 && size > max) {
      throw new SplitError(
        `Too much data for max payload size: the object has more than ${max} bytes and SplitType is None.`,
      );
    }
    yield piece;
  }
}

/** Records in batches, several under way, their answers in order. */
async function* inRecords(
  spec: TransformSpec,
  open: () => Promise<AsyncIterable<Uint8Array>>,
  split: 'Line' | 'RecordIO' | 'TFRecord',
  send: (body: Uint8Array) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const max = spec.maxPayload === 0 ? MAX_ANSWER : spec.maxPayload;
  const codec = recordCodec(spec);
  const batches = batchRecords(splitRecords(split, await open(), max), spec.batch, max);
  const body = (batch: Uint8Array): Uint8Array => (spec.batch === 'SingleRecord' ? recordData(split, batch) : batch);
  const work = (batch: Uint8Array): Promise<Uint8Array> => transformBatch(body(batch), send, codec);
  for await (const answer of mapOrdered(batches, spec.concurrency, work)) {
    yield answer;
    if (spec.output.assembleWith === 'Line' && answer.length > 0 && answer.at(-1) !== 0x0a) yield NEWLINE;
  }
}

async function transformBatch(
  batch: Uint8Array,
  send: (body: Uint8Array) => Promise<Uint8Array>,
  codec: RecordCodec | undefined,
): Promise<Uint8Array> {
  if (codec === undefined) return send(batch);
  const records = codec.decodeInput(batch);
  return codec.encodeOutput(records, await send(codec.encodeInput(records)));
}

const NEWLINE = Uint8Array.of(0x0a);

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > MAX_ANSWER)
      throw new SplitError(`The container's answer to one request has more than ${MAX_ANSWER} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The beginning of what a container says about an error; the rest is not read. */
async function beginning(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size >= 4 * MAX_ERROR) break;
  }
  return new TextDecoder().decode(Buffer.concat(pieces)).trim().slice(0, MAX_ERROR);
}

/** Doubles with each retry of a request. */
const FIRST_RETRY_MS = 100;

/**
 * One request; 429, 5xx, a dead connection, a timeout and an answer that breaks off while it is taken are tried again, as
 * ModelClientConfig says.
 */
async function sendWithRetries<T>(
  { serving, clock }: RunDeps,
  spec: TransformSpec,
  server: string,
  uri: string,
  body: () => Promise<Uint8Array | AsyncIterable<Uint8Array>>,
  take: (answer: AsyncIterable<Uint8Array>) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const headers = {
    ...(spec.contentType === undefined ? {} : { 'content-type': spec.contentType }),
    ...(spec.output.accept === undefined ? {} : { accept: spec.output.accept }),
  };
  const name = uri.replace(/^s3:\/\//, '');
  for (let attempt = 0; ; attempt++) {
    if (attempt > 0) await new Promise<void>((resolve) => clock.after(FIRST_RETRY_MS * 2 ** (attempt - 1), resolve));
    signal.throwIfAborted();
    try {
      const response = await serving.invoke(server, { body: await body(), headers, timeoutMs: spec.timeoutMs, signal });
      if (response.status >= 200 && response.status < 300) return await take(response.body);
      const said = await beginning(response.body);
      const fault = response.status >= 500 ? 'AlgorithmError' : 'ClientError';
      const transient = response.status >= 500 || response.status === 429;
      if (!transient || attempt >= spec.retries) {
        throw new TransformFailure(fault, `${name}: ${fault}: ${response.status} ${said}`);
      }
    } catch (error) {
      if (!(error instanceof ServingError)) throw error;
      if (attempt >= spec.retries) throw new TransformFailure('AlgorithmError', `${name}: ${error.message}`);
    }
  }
}
