import type { JsonObject } from '../../platform/json.ts';
import type { StoredRecord } from '../../storage/records.ts';
import type { LabelingSpec } from './engine.ts';
import { extendLine, readLines } from './manifest.ts';
import { KINDS, lineOf, type ObjectDoc, type RunDoc } from './record.ts';
import type { AdvanceDeps } from './run.ts';
import { stamp } from './times.ts';

export const outputManifestUri = (spec: Pick<LabelingSpec, 'output'>): string =>
  `${spec.output}/manifests/output/output.manifest`;

/**
 * Where the answers for an object are: in one file, named by the time of the last one. AWS's guide speaks of a file for each worker; what
 * its jobs write is one with the list of all.
 */
export function workerResponseUri(spec: LabelingSpec, { key, doc }: StoredRecord<ObjectDoc>): string {
  const last = Math.max(...doc.answers.map((answer) => answer.submittedAt));
  return `${spec.output}/annotations/worker-response/iteration-1/${lineOf(key)}/${stamp(last)}.json`;
}

export async function writeWorkerResponse(
  deps: Pick<AdvanceDeps, 's3'>,
  spec: LabelingSpec,
  object: StoredRecord<ObjectDoc>,
): Promise<void> {
  const answers = object.doc.answers.map(({ workerId, content, takenAt, submittedAt }) => ({
    acceptanceTime: new Date(takenAt).toISOString(),
    answerContent: content,
    submissionTime: new Date(submittedAt).toISOString(),
    timeSpentInSeconds: (submittedAt - takenAt) / 1000,
    workerId,
  }));
  await deps.s3.write(spec, workerResponseUri(spec, object), JSON.stringify({ answers }), 'application/json');
}

/**
 * The output manifest: the input line by line, each with what its object came to. Lines that were not labeled stand as they were; those
 * that failed say why. Written as a stream, however long; writing it again makes the same.
 */
export async function writeOutput(deps: AdvanceDeps, spec: LabelingSpec, run: RunDoc): Promise<void> {
  const { body } = await deps.s3.read(spec, spec.manifest, { offset: 0, etag: run.manifest.etag });
  const lines = outputLines(deps, spec, body);
  await deps.s3.write(spec, outputManifestUri(spec), lines, 'application/x-amz-json-lines');
}

async function* outputLines(
  deps: Pick<AdvanceDeps, 'store'>,
  spec: LabelingSpec,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const objects = objectsInOrder(deps, spec);
  let next = await objects.next();
  let line = 0;
  for await (const { text } of readLines(body, 0)) {
    let members: JsonObject | undefined;
    if (next.done !== true && lineOf(next.value.key) === line) {
      members = membersOf(spec, next.value.doc);
      next = await objects.next();
    }
    yield Buffer.from(`${members === undefined ? text : extendLine(text, members)}\n`);
    line += 1;
  }
}

function membersOf({ labelAttribute }: LabelingSpec, { label, failureReason }: ObjectDoc): JsonObject | undefined {
  if (label !== undefined) return label;
  if (failureReason === undefined) return undefined;
  return { [`${labelAttribute}-metadata`]: { 'failure-reason': failureReason, 'human-annotated': 'true' } };
}

async function* objectsInOrder(
  { store }: Pick<AdvanceDeps, 'store'>,
  spec: LabelingSpec,
): AsyncGenerator<StoredRecord<ObjectDoc>, undefined> {
  for (let after: string | undefined; ; ) {
    const page = await store.records.list<ObjectDoc>({
      scope: { accountId: spec.accountId, region: spec.region },
      kind: KINDS.object,
      sortBy: 'name',
      order: 'ascending',
      limit: 200,
      where: { namePrefix: `${spec.id}/` },
      ...(after === undefined ? {} : { after }),
    });
    yield* page.records;
    if (page.next === undefined) return undefined;
    after = page.next;
  }
}
