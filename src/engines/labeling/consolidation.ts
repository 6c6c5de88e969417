import type { JsonObject } from '../../platform/json.ts';
import type { Change } from '../../storage/changes.ts';
import type { StoredRecord } from '../../storage/records.ts';
import { consolidateBuiltIn, readBuiltIn } from './built-in.ts';
import type { LabelingSpec } from './engine.ts';
import { consolidate, FunctionFailure } from './functions.ts';
import { parseLine, sourceOf } from './manifest.ts';
import { workerResponseUri, writeWorkerResponse } from './output.ts';
import { pendingObjects } from './pending.ts';
import { changeObject, lineOf, type ObjectDoc, type RunDoc } from './record.ts';
import { type AdvanceDeps, commitRun, withFailures } from './run.ts';
import { dateMicros, stamp } from './times.ts';

/** Objects of one call of the consolidation function. */
const BATCH = 50;

/**
 * Labels what is answered, a batch at a time: the answers are written to S3, the consolidation makes one label of them, and the label is
 * kept with the object. An object that has its label is never consolidated again; a function may be called again for a batch whose
 * labels were not kept yet (a crash in between).
 */
export async function labelBatch(
  deps: AdvanceDeps,
  spec: LabelingSpec,
  run: StoredRecord<RunDoc>,
): Promise<StoredRecord<RunDoc>> {
  const batch: StoredRecord<ObjectDoc>[] = [];
  for await (const object of pendingObjects(deps.store, spec, 'answered')) {
    batch.push(object);
    if (batch.length >= BATCH) break;
  }
  if (batch.length === 0) return run;
  for (const object of batch) await writeWorkerResponse(deps, spec, object);

  const outcomes = await outcomesOf(deps, spec, run.doc, batch);
  const now = deps.clock.now();
  const changes: Change[] = [];
  let doc = run.doc;
  for (const [i, object] of batch.entries()) {
    const outcome = outcomes[i];
    if (outcome === undefined || typeof outcome === 'string') {
      const failureReason = outcome ?? 'InternalServerError';
      doc = withFailures(doc, 1, failureReason);
      changes.push(changeObject(object, 'failed', { ...object.doc, failureReason }, now));
    } else {
      doc = { ...doc, labeled: doc.labeled + 1 };
      changes.push(changeObject(object, 'labeled', { ...object.doc, label: outcome }, now));
    }
  }
  return commitRun(deps, run, doc, changes);
}

/** For each object the members of its line in the output manifest, or why there are none. */
async function outcomesOf(
  deps: AdvanceDeps,
  spec: LabelingSpec,
  run: RunDoc,
  batch: readonly StoredRecord<ObjectDoc>[],
): Promise<readonly (JsonObject | string)[]> {
  const metadata = (type: string, more: JsonObject = {}): JsonObject => ({
    ...more,
    type,
    'job-name': `labeling-job/${spec.name.toLowerCase()}`,
    'human-annotated': 'yes',
    'creation-date': dateMicros(deps.clock.now()),
  });
  const labeled = (value: JsonObject[string], details: JsonObject): JsonObject => ({
    [spec.labelAttribute]: value,
    [`${spec.labelAttribute}-metadata`]: details,
  });

  const name = spec.consolidationFunction;
  if (name === undefined) {
    // As AWS documents it: an empty label, and where the answers are.
    return batch.map((object) =>
      labeled({}, metadata('groundtruth/custom', { 'worker-response-ref': workerResponseUri(spec, object) })),
    );
  }
  const builtIn = readBuiltIn(name)?.builtIn;
  if (builtIn !== undefined) {
    return batch.map(({ doc }) => {
      const answers = doc.answers.map((answer) => answer.content);
      const made = consolidateBuiltIn(builtIn, answers, run.labels ?? []);
      if (made === undefined) return 'ClientError: No answer names one of the label categories.';
      return labeled(made.value, metadata(builtIn.type, made.metadata));
    });
  }
  const contents = await consolidated(deps, spec, run, name, batch);
  if (typeof contents === 'string') return batch.map(() => contents);
  return batch.map(({ key }) => {
    const content = contents.get(String(lineOf(key)));
    if (content === undefined) {
      return `ClientError: The AnnotationConsolidationLambda function answered no ${spec.labelAttribute} for the object.`;
    }
    const own = content[`${spec.labelAttribute}-metadata`];
    const details = metadata('groundtruth/custom', typeof own === 'object' && own !== null ? (own as JsonObject) : {});
    return { ...content, [`${spec.labelAttribute}-metadata`]: details };
  });
}

async function consolidated(
  deps: AdvanceDeps,
  spec: LabelingSpec,
  run: RunDoc,
  functionArn: string,
  batch: readonly StoredRecord<ObjectDoc>[],
): Promise<ReadonlyMap<string, JsonObject> | string> {
  const request = batch.map(({ key, doc }) => ({
    datasetObjectId: String(lineOf(key)),
    dataObject: sourceOf(parseLine(doc.line, lineOf(key))),
    annotations: doc.answers.map(({ workerId, content }) => ({
      workerId,
      annotationData: { content: JSON.stringify(content) },
    })),
  }));
  const folder = `${spec.output}/annotations/consolidated-annotation`;
  const file = `iteration-1/${stamp(deps.clock.now())}-${request[0]?.datasetObjectId}.json`;
  const payload = `${folder}/consolidation-request/${file}`;
  await deps.s3.write(spec, payload, JSON.stringify(request), 'application/json');
  for (let left = 1; ; left--) {
    try {
      const { answer, contents } = await consolidate(deps.invoke, spec, functionArn, run.labels, payload);
      await deps.s3.write(spec, `${folder}/consolidation-response/${file}`, JSON.stringify(answer), 'application/json');
      return contents;
    } catch (error) {
      if (!(error instanceof FunctionFailure)) throw error;
      if (left === 0) {
        return `ClientError: The AnnotationConsolidationLambda function could not be used: ${error.message}`;
      }
    }
  }
}
