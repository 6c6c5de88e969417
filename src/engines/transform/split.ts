/**
 * Records of an object, as batch transform knows them. Pure: bytes in, bytes out; a record holds its framing (the newline, the
 * header) so that records joined again are the object. Memory is bounded by `maxRecord`.
 */
export type Split = 'None' | 'Line' | 'RecordIO' | 'TFRecord';

/** A record that does not fit, or bytes that are not what the split type says. The message is for the user. */
export class SplitError extends Error {
  override readonly name = 'SplitError';
}

/** @throws SplitError */
export function splitRecords(
  split: Exclude<Split, 'None'>,
  source: AsyncIterable<Uint8Array>,
  maxRecord: number,
): AsyncGenerator<Uint8Array> {
  switch (split) {
    case 'Line':
      return lines(source, maxRecord);
    case 'RecordIO':
      return recordIo(source, maxRecord);
    case 'TFRecord':
      return tfRecords(source, maxRecord);
    default:
      return split satisfies never;
  }
}

/**
 * What a record holds, without its framing: what a request of one record carries ("padding is removed if the value of BatchStrategy is set to
 * SingleRecord", TransformInput$SplitType in the API reference). A line is all data.
 */
export function recordData(split: Exclude<Split, 'None'>, record: Uint8Array): Uint8Array {
  switch (split) {
    case 'Line':
      return record;
    case 'RecordIO':
      return recordIoData(record);
    case 'TFRecord':
      return record.subarray(12, record.length - 4);
    default:
      return split satisfies never;
  }
}

/** Joins records into request bodies: as many as fit for MultiRecord, one by one for SingleRecord. */
export async function* batchRecords(
  records: AsyncIterable<Uint8Array>,
  strategy: 'MultiRecord' | 'SingleRecord',
  maxPayload: number,
): AsyncGenerator<Uint8Array> {
  let batch: Uint8Array[] = [];
  let size = 0;
  for await (const record of records) {
    if (batch.length > 0 && (strategy === 'SingleRecord' || size + record.length > maxPayload)) {
      yield Buffer.concat(batch);
      batch = [];
      size = 0;
    }
    batch.push(record);
    size += record.length;
  }
  if (batch.length > 0) yield Buffer.concat(batch);
}

const NEWLINE = 0x0a;

async function* lines(source: AsyncIterable<Uint8Array>, maxRecord: number): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array[] = [];
  let size = 0;
  const check = (length: number): void => {
    if (length > maxRecord) throw tooLarge(length, maxRecord);
  };
  for await (const piece of source) {
    let from = 0;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, from)) {
      const rest = piece.subarray(from, at + 1);
      check(size + rest.length);
      yield pending.length === 0 ? rest : Buffer.concat([...pending, rest]);
      pending = [];
      size = 0;
      from = at + 1;
    }
    if (from < piece.length) {
      pending.push(piece.subarray(from));
      size += piece.length - from;
      check(size);
    }
  }
  if (size > 0) yield Buffer.concat(pending);
}

const RECORDIO_MAGIC = 0xced7230a;

/**
 * MXNet's RecordIO: magic, then a word with 3 bits of part flag (0 whole, 1 first, 2 middle, 3 last) over 29 bits of length, then the
 * data, padded to 4 bytes. The parts of one record stay together.
 */
async function* recordIo(source: AsyncIterable<Uint8Array>, maxRecord: number): AsyncGenerator<Uint8Array> {
  await using reader = new ByteReader(source);
  for (;;) {
    const parts: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const header = await reader.take(8);
      if (header === undefined) {
        if (parts.length > 0) throw new SplitError('The RecordIO data ends in the middle of a record.');
        return;
      }
      if (header.readUInt32LE(0) !== RECORDIO_MAGIC)
        throw new SplitError('The data is not RecordIO: no record begins here.');
      const word = header.readUInt32LE(4);
      const length = (word & 0x1fffffff) >>> 0;
      const padded = Math.ceil(length / 4) * 4;
      size += 8 + padded;
      if (size > maxRecord) throw tooLarge(size, maxRecord);
      const data = await reader.take(padded);
      if (data === undefined) throw new SplitError('The RecordIO data ends in the middle of a record.');
      parts.push(header, data);
      const flag = word >>> 29;
      if (flag === 0 || flag === 3) break;
    }
    yield Buffer.concat(parts);
  }
}

/** The data of all parts. A record is cut where its data holds the magic number itself, which then stands between the parts only. */
function recordIoData(record: Uint8Array): Uint8Array {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.length);
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(RECORDIO_MAGIC);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = (bytes.readUInt32LE(at + 4) & 0x1fffffff) >>> 0;
    if (at > 0) pieces.push(magic);
    pieces.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + Math.ceil(length / 4) * 4;
  }
  return Buffer.concat(pieces);
}

/** TensorFlow's TFRecord: length (8 bytes), its CRC (4), the data, the data's CRC (4). */
async function* tfRecords(source: AsyncIterable<Uint8Array>, maxRecord: number): AsyncGenerator<Uint8Array> {
  await using reader = new ByteReader(source);
  for (;;) {
    const header = await reader.take(12);
    if (header === undefined) return;
    const length = header.readBigUInt64LE(0);
    if (length + 16n > BigInt(maxRecord)) throw tooLarge(Number(length + 16n), maxRecord);
    const data = await reader.take(Number(length) + 4);
    if (data === undefined) throw new SplitError('The TFRecord data ends in the middle of a record.');
    yield Buffer.concat([header, data]);
  }
}

const tooLarge = (size: number, max: number): SplitError =>
  new SplitError(
    `Too much data for max payload size: a record of ${size} bytes or more, and ${max} bytes are allowed.`,
  );

/** Takes exact numbers of bytes from a stream, and closes it when it goes out of use. */
class ByteReader implements AsyncDisposable {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#source.return?.();
  }

  /** Undefined at the end of the stream. @throws SplitError where it ends before `count` */
  async take(count: number): Promise<Buffer | undefined> {
    const pieces: Uint8Array[] = [this.#held];
    let size = this.#held.length;
    while (size < count) {
      const next = await this.#source.next();
      if (next.done === true) {
        if (size === 0) return undefined;
        throw new SplitError('The data ends in the middle of a record.');
      }
      pieces.push(next.value);
      size += next.value.length;
    }
    const all = pieces.length === 1 ? this.#held : Buffer.concat(pieces);
    this.#held = all.subarray(count);
    return all.subarray(0, count);
  }
}
