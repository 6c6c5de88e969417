import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Parser } from 'tar';

export interface WordVectors {
  readonly size: number;
  readonly dimensions: number;
  /** The words whose vectors point most nearly the same way, best first. */
  nearest(word: string, count: number): readonly string[];
}

/** Reads `vectors.txt` (word2vec's text format) out of a model.tar.gz. */
export async function readWordVectors(archive: Buffer): Promise<WordVectors> {
  const pieces: Buffer[] = [];
  const parser = new Parser({
    onReadEntry(entry) {
      if (/(^|\/)vectors\.txt$/.test(entry.path)) entry.on('data', (piece) => pieces.push(piece));
      else entry.resume();
    },
  });
  await pipeline(Readable.from([archive]), parser);
  const [head = '', ...lines] = Buffer.concat(pieces).toString('utf8').trimEnd().split('\n');
  const [size = 0, dimensions = 0] = head.split(' ').map(Number);
  const words = new Map(lines.map((line) => readLine(line)));
  return {
    size,
    dimensions,
    nearest(word, count) {
      const wanted = words.get(word);
      if (wanted === undefined) return [];
      return [...words]
        .filter(([other]) => other !== word)
        .map(([other, vector]) => [other, dot(wanted, vector)] as const)
        .sort((a, b) => b[1] - a[1])
        .slice(0, count)
        .map(([other]) => other);
    },
  };
}

function readLine(line: string): [string, Float64Array] {
  const [word = '', ...numbers] = line.trimEnd().split(' ');
  const vector = Float64Array.from(numbers, Number);
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return [word, vector.map((value) => value / length)];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
