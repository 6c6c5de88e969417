/**
 * What a Map Run leaves behind: the children's results as the state's output, or as files in S3 with a manifest (ResultWriter). Files
 * are written while the rows are read; writing them again after a crash overwrites them with the same.
 */

import { isServiceError } from '../../../platform/errors.ts';
import { parseJson } from '../../../platform/json.ts';
import type { ExecutionRow, Executions } from '../../../storage/executions.ts';
import type { StartMapRun } from '../core.ts';
import type { ExecutionFacts } from '../facts.ts';
import { TaskFailure } from '../integrations/integration.ts';
import type { Objects } from './reader/objects.ts';
import { textMember } from './reader/values.ts';

/** AWS's limit for a state's output (bytes). */
const OUTPUT_LIMIT = 262_144;
const PAGE = 500;
/** A file is closed when it is larger than this (bytes): PutObject takes 5 GiB. */
const FILE_LIMIT = 4 * 2 ** 30;
const PIECE = 256 << 10;
const SUCCESSFUL = ['SUCCEEDED'] as const;
const UNSUCCESSFUL = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;

export interface ResultsEnv {
  readonly executions: Executions;
  readonly objects: Objects;
  readonly mapRunArn: string;
  readonly command: StartMapRun;
}

/** Whether results go to S3. */
export const goesToS3 = (command: StartMapRun): boolean => command.resultWriter?.resource !== undefined;

/** The state's output as JSON text. @throws TaskFailure States.DataLimitExceeded, States.ResultWriterFailed */
export async function writeResults(env: ResultsEnv): Promise<string> {
  return goesToS3(env.command) ? exportResults(env) : collectResults(env);
}

async function collectResults(env: ResultsEnv): Promise<string> {
  const found: { readonly index: number; readonly texts: readonly string[] }[] = [];
  let size = 2;
  for await (const row of rowsOf(env, [...SUCCESSFUL, ...UNSUCCESSFUL])) {
    const texts = resultOf(row, formOf(env.command, 'COMPACT'));
    for (const text of texts) size += Buffer.byteLength(text) + 1;
    if (size - 1 > OUTPUT_LIMIT) {
      throw new TaskFailure(
        'States.DataLimitExceeded',
        `The state/task '${env.command.stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`,
      );
    }
    // Children carry their number.
    found.push({ index: (row.info as ExecutionFacts).child?.index ?? 0, texts });
  }
  const texts = found.sort((a, b) => a.index - b.index).flatMap((result) => result.texts);
  return jsonLines(env.command) ? JSON.stringify(texts.map((text) => `${text}\n`).join('')) : `[${texts.join(',')}]`;
}

async function exportResults(env: ResultsEnv): Promise<string> {
  const { command, mapRunArn, objects } = env;
  const parameters = command.resultWriter?.parameters;
  const Bucket = textMember(parameters, 'Bucket');
  if (Bucket === undefined) throw writerFailure('The ResultWriter needs a Bucket.');
  const prefix = (textMember(parameters, 'Prefix') ?? '').replace(/\/+$/, '');
  const id = mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1);
  const folder = prefix === '' ? id : `${prefix}/${id}`;
  const Key = `${folder}/manifest.json`;
  try {
    const manifest = {
      DestinationBucket: Bucket,
      MapRunArn: mapRunArn,
      ResultFiles: {
        FAILED: await exportFiles(env, Bucket, `${folder}/FAILED`, UNSUCCESSFUL),
        PENDING: [],
        SUCCEEDED: await exportFiles(env, Bucket, `${folder}/SUCCEEDED`, SUCCESSFUL),
      },
    };
    await objects.put({ Bucket, Key }, pieces(JSON.stringify(manifest)), 'application/json');
  } catch (error) {
    throw isServiceError(error)
      ? writerFailure(`The results could not be written: ${error.message} (${error.code})`)
      : error;
  }
  return JSON.stringify({ MapRunArn: mapRunArn, ResultWriterDetails: { Bucket, Key } });
}

const writerFailure = (cause: string): TaskFailure => new TaskFailure('States.ResultWriterFailed', cause);

async function* pieces(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** Writes the results of some statuses, as many files as it takes; none where there are no results. */
async function exportFiles(
  env: ResultsEnv,
  Bucket: string,
  name: string,
  statuses: readonly ExecutionRow['status'][],
): Promise<{ Key: string; Size: number }[]> {
  const lines = jsonLines(env.command);
  const rows = rowsOf(env, statuses)[Symbol.asyncIterator]();
  const files: { Key: string; Size: number }[] = [];
  let next = await rows.next();

  async function* content(file: { Size: number }): AsyncIterable<Uint8Array> {
    let text = lines ? '' : '[';
    let first = true;
    while (next.done !== true && file.Size < FILE_LIMIT) {
      for (const result of resultOf(next.value, formOf(env.command, 'NONE'))) {
        text += lines ? `${result}\n` : first ? result : `,${result}`;
        first = false;
      }
      next = await rows.next();
      if (text.length < PIECE) continue;
      const piece = Buffer.from(text);
      file.Size += piece.length;
      text = '';
      yield piece;
    }
    const piece = Buffer.from(lines ? text : `${text}]`);
    file.Size += piece.length;
    yield piece;
  }

  while (next.done !== true) {
    const file = { Key: `${name}_${files.length}.${lines ? 'jsonl' : 'json'}`, Size: 0 };
    await env.objects.put({ Bucket, Key: file.Key }, content(file), lines ? 'application/jsonl' : 'application/json');
    files.push(file);
  }
  return files;
}

async function* rowsOf(
  env: ResultsEnv,
  statuses: readonly ExecutionRow['status'][],
): AsyncGenerator<ExecutionRow, void> {
  for (const status of statuses) {
    let after: ExecutionRow | undefined;
    for (;;) {
      const page: readonly ExecutionRow[] = await env.executions.children({
        mapRunArn: env.mapRunArn,
        status,
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      yield* page;
      after = page.at(-1);
      if (page.length < PAGE) break;
      // Reading is synchronous underneath: others get their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

type Form = 'NONE' | 'COMPACT' | 'FLATTEN';

function formOf(command: StartMapRun, otherwise: Form): Form {
  const asked = textMember(command.resultWriter?.config, 'Transformation');
  return asked === 'NONE' || asked === 'COMPACT' || asked === 'FLATTEN' ? asked : otherwise;
}

const jsonLines = (command: StartMapRun): boolean => textMember(command.resultWriter?.config, 'OutputType') === 'JSONL';

/** One child's results, as JSON texts. What did not succeed has no output to transform and is shown whole. */
function resultOf(row: ExecutionRow, form: Form): readonly string[] {
  if (form === 'NONE' || row.status !== 'SUCCEEDED' || row.output === undefined)
    return [JSON.stringify(wholeResult(row))];
  if (form === 'FLATTEN') {
    // A child's output, written by the language core.
    const output = parseJson(row.output);
    if (Array.isArray(output)) return output.map((element) => JSON.stringify(element));
  }
  return [row.output];
}

function wholeResult(row: ExecutionRow): object {
  const failed = row.status !== 'SUCCEEDED';
  return {
    ...(row.cause === undefined ? {} : { Cause: row.cause }),
    ...(row.error === undefined ? {} : { Error: row.error }),
    ExecutionArn: row.arn,
    Input: row.input,
    InputDetails: { Included: true },
    Name: row.name,
    ...(row.output === undefined ? {} : { Output: row.output, OutputDetails: { Included: true } }),
    RedriveCount: row.redriveCount,
    RedriveStatus: failed ? 'REDRIVABLE_BY_MAP_RUN' : 'NOT_REDRIVABLE',
    ...(failed ? {} : { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: new Date(row.startedAt).toISOString(),
    StateMachineArn: row.stateMachineArn,
    Status: row.status,
    ...(row.stoppedAt === undefined ? {} : { StopDate: new Date(row.stoppedAt).toISOString() }),
  };
}
