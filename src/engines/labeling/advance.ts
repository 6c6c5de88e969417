import { isJsonObject, type JsonObject } from '../../platform/json.ts';
import type { Change } from '../../storage/changes.ts';
import type { StoredRecord } from '../../storage/records.ts';
import { builtInTask, readBuiltIn } from './built-in.ts';
import { labelBatch } from './consolidation.ts';
import { type Counters, LabelingFailure, type LabelingSpec, type Progress } from './engine.ts';
import { FunctionFailure, type Prepared, prepare } from './functions.ts';
import { parseLine, readLines } from './manifest.ts';
import { openRun } from './open-run.ts';
import { writeOutput } from './output.ts';
import { countPending, pendingObjects } from './pending.ts';
import { changeObject, type ObjectDoc, objectFields, objectKey, type RunDoc } from './record.ts';
import { type AdvanceDeps, commitRun, withFailures } from './run.ts';

/** Lines that are prepared in one go, and how many of them at a time. As on AWS the first go is small: it shows whether the job works. */
const FIRST_BATCH = 10;
const BATCH = 100;
const AT_A_TIME = 8;
/** A look at least so often, whatever is due. */
const HEARTBEAT_MS = 60_000;

/**
 * One turn of a job: expire, consolidate what is answered, open more objects, and write the output once nothing is left. Each step is a
 * commit of its own and starts from what the records say, so a turn that breaks off is taken up by the next.
 */
export async function advance(deps: AdvanceDeps, spec: LabelingSpec, stop: boolean): Promise<Progress> {
  let run = await openRun(deps, spec);
  run = await endOverdue(deps, spec, run, stop);
  run = await labelBatch(deps, spec, run);
  if (!stop && !isExhausted(run.doc)) run = await openMore(deps, spec, run);

  const open = await countPending(deps.store, spec, ['open']);
  const answered = await countPending(deps.store, spec, ['answered']);
  const counters = countersOf(run.doc, open + answered);
  const more = !stop && !isExhausted(run.doc);
  if (open === 0 && answered === 0 && !more) {
    await writeOutput(deps, spec, run.doc);
    return {
      state: 'done',
      counters,
      againIn: 0,
      ...(run.doc.firstFailure === undefined ? {} : { firstFailure: run.doc.firstFailure }),
    };
  }
  const atOnce = stop || answered > 0 || (more && open < roomFor(run.doc));
  return { state: 'running', counters, againIn: atOnce ? 0 : await untilDue(deps, spec) };
}

function countersOf({ manifest, labeled, failed }: RunDoc, pending: number): Counters {
  return { total: manifest.total, labeled, failed, pending };
}

/** Nothing more is to be offered: all was read, enough is labeled, or the first objects show that the job does not work. */
function isExhausted(doc: RunDoc): boolean {
  const { cursor, manifest, labeled, failed } = doc;
  const hopeless = labeled === 0 && failed >= FIRST_BATCH && cursor.line === failed;
  return cursor.line >= manifest.total || labeled >= wanted(doc) || hopeless;
}

/** Objects to label until a stopping condition is met. */
function wanted({ spec, manifest }: RunDoc): number {
  const percent = Math.ceil((manifest.total * (spec.maxPercent ?? 100)) / 100);
  return Math.min(spec.maxLabeled ?? manifest.total, percent);
}

/** Objects that may be open now. */
const roomFor = (doc: RunDoc): number => Math.min(doc.spec.maxOpen, wanted(doc) - doc.labeled);

/**
 * Takes objects from the workers: those whose time is over, or all of them. What was answered is kept and consolidated; what nobody
 * answered in its time has failed; what is taken away early stays as it was.
 */
async function endOverdue(
  deps: AdvanceDeps,
  spec: LabelingSpec,
  run: StoredRecord<RunDoc>,
  all: boolean,
): Promise<StoredRecord<RunDoc>> {
  const now = deps.clock.now();
  const changes: Change[] = [];
  let failed = 0;
  for await (const object of pendingObjects(deps.store, spec, 'open')) {
    const overdue = now >= object.doc.openedAt + spec.availabilityMs;
    // They are in the order in which they were opened: the rest is younger.
    if ((!overdue && !all) || changes.length >= BATCH) break;
    const doc = { ...object.doc, leases: [] };
    if (doc.answers.length > 0) changes.push(changeObject(object, 'answered', doc, now));
    else if (!overdue) changes.push(changeObject(object, 'unneeded', doc, now));
    else {
      failed += 1;
      changes.push(changeObject(object, 'failed', { ...doc, failureReason: EXPIRED }, now));
    }
  }
  if (changes.length === 0) return run;
  return commitRun(deps, run, failed === 0 ? run.doc : withFailures(run.doc, failed, EXPIRED), changes);
}

const EXPIRED = 'ClientError: Annotation tasks expired. The tasks expired before workers completed them.';

async function openMore(
  deps: AdvanceDeps,
  spec: LabelingSpec,
  run: StoredRecord<RunDoc>,
): Promise<StoredRecord<RunDoc>> {
  const pending = await countPending(deps.store, spec, ['open', 'answered']);
  const batch = run.doc.cursor.line === 0 ? FIRST_BATCH : BATCH;
  const room = Math.min(batch, roomFor(run.doc) - pending);
  if (room <= 0) return run;

  const { offset, line } = run.doc.cursor;
  const { body } = await deps.s3.read(spec, spec.manifest, { offset, etag: run.doc.manifest.etag });
  const texts: string[] = [];
  let end = 0;
  for await (const one of readLines(body, line)) {
    texts.push(one.text);
    end = one.end;
    if (texts.length >= room) break;
  }
  if (texts.length === 0) throw new LabelingFailure(`ClientError: ${spec.manifest} ends before its end.`);

  const openedAt = deps.clock.now();
  const empty = { openedAt, leases: [], declined: [], answers: [] };
  let doc: RunDoc = { ...run.doc, cursor: { offset: offset + end, line: line + texts.length } };
  const inserts: Change[] = [];
  const outcomes = await limited(texts, AT_A_TIME, (text, i) => prepareLine(deps, run.doc, parseLine(text, line + i)));
  for (const [i, outcome] of outcomes.entries()) {
    const text = texts[i] ?? '';
    const insert = (state: 'open' | 'failed' | 'unneeded', object: ObjectDoc): void => {
      const fields = objectFields(state, object, spec.id);
      inserts.push({ kind: 'insert-record', key: objectKey(spec, line + i), fields, at: openedAt });
    };
    if (outcome instanceof FunctionFailure) {
      const failureReason = `ClientError: The pre-annotation Lambda function could not be used: ${outcome.message}`;
      doc = withFailures(doc, 1, failureReason);
      insert('failed', { ...empty, line: text, failureReason });
    } else if (outcome.humanNeeded) insert('open', { ...empty, line: text, taskInput: outcome.taskInput });
    else insert('unneeded', { ...empty, line: text });
  }
  return commitRun(deps, run, doc, inserts);
}

async function prepareLine(
  { invoke }: AdvanceDeps,
  { spec, labels = [] }: RunDoc,
  line: JsonObject,
): Promise<Prepared | FunctionFailure> {
  if (spec.preFunction === undefined) return { taskInput: line, humanNeeded: true };
  if (readBuiltIn(spec.preFunction) !== undefined) return { taskInput: builtInTask(line, labels), humanNeeded: true };
  try {
    const prepared = await prepare(invoke, spec, spec.preFunction, line);
    if (isJsonObject(prepared.taskInput)) return prepared;
    return new FunctionFailure('its taskInput is no JSON object');
  } catch (error) {
    if (error instanceof FunctionFailure) return error;
    throw error;
  }
}

async function untilDue(deps: AdvanceDeps, spec: LabelingSpec): Promise<number> {
  for await (const { doc } of pendingObjects(deps.store, spec, 'open')) {
    return Math.min(HEARTBEAT_MS, Math.max(0, doc.openedAt + spec.availabilityMs - deps.clock.now()));
  }
  return 0;
}

/** Answers in the order of the inputs, so many under way at a time. */
async function limited<A, B>(
  inputs: readonly A[],
  most: number,
  work: (input: A, i: number) => Promise<B>,
): Promise<B[]> {
  const outcomes: B[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < inputs.length) {
      const i = next++;
      // Within the bounds: i is below the length.
      outcomes[i] = await work(inputs[i] as A, i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, inputs.length) }, lane));
  return outcomes;
}
