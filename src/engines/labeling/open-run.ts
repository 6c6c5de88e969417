import { isJsonObject, type Json, parseJson } from '../../platform/json.ts';
import { CommitConflict } from '../../storage/changes.ts';
import type { StoredRecord } from '../../storage/records.ts';
import { readBuiltIn } from './built-in.ts';
import { unknownElement } from './elements.ts';
import { LabelingFailure, type LabelingSpec } from './engine.ts';
import { parseLine, readLines } from './manifest.ts';
import { KINDS, type RunDoc, runFields, runKey, type TemplateDoc, templateKey } from './record.ts';
import type { AdvanceDeps } from './run.ts';
import { MAX_TEMPLATE, TemplateError } from './template.ts';

const MAX_CATEGORIES = 1024 * 1024;

/**
 * The job's run; made where there is none: the template, the label categories and the manifest are read and checked as they are now, and
 * the job keeps to them. @throws LabelingFailure for what cannot be used
 */
export async function openRun(deps: AdvanceDeps, spec: LabelingSpec): Promise<StoredRecord<RunDoc>> {
  const found = await deps.store.records.get<RunDoc>(runKey(spec));
  if (found !== undefined) return found;
  const content = await readTemplate(deps, spec);
  const labels = await readCategories(deps, spec);
  const manifest = await countLines(deps, spec);
  const doc: RunDoc = {
    spec,
    manifest,
    cursor: { offset: 0, line: 0 },
    ...(labels === undefined ? {} : { labels }),
    labeled: 0,
    failed: 0,
  };
  const at = deps.clock.now();
  const template: TemplateDoc = { content };
  try {
    await deps.store.commit([
      {
        kind: 'insert-record',
        key: runKey(spec),
        fields: runFields(doc),
        at,
      },
      { kind: 'insert-record', key: templateKey(spec), fields: { doc: template }, at },
    ]);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
  }
  const made = await deps.store.records.get<RunDoc>(runKey(spec));
  if (made === undefined) throw new Error(`${KINDS.run} ${spec.id} is gone`);
  return made;
}

/** @throws LabelingFailure */
export async function readTemplate({ s3, renderer }: AdvanceDeps, spec: LabelingSpec): Promise<string> {
  const content = await s3.readText(spec, spec.template, MAX_TEMPLATE * 4);
  const unknown = unknownElement(content);
  if (unknown !== undefined) {
    throw new LabelingFailure(
      `ClientError: The template ${spec.template} uses <${unknown}>, which this server does not have.`,
    );
  }
  try {
    renderer.check(content);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new LabelingFailure(`ClientError: The template ${spec.template} cannot be read: ${error.message}`);
  }
  return content;
}

/**
 * The labels of a label category configuration: `{"document-version": "2018-11-28", "labels": [{"label": "a"}, …]}`. Source: CreateLabelingJob.
 * @throws LabelingFailure
 */
export async function readCategories(
  { s3 }: Pick<AdvanceDeps, 's3'>,
  spec: LabelingSpec,
): Promise<readonly string[] | undefined> {
  if (spec.categories === undefined) return undefined;
  const bad = (why: string): LabelingFailure =>
    new LabelingFailure(`ClientError: The label category configuration ${spec.categories} cannot be used: ${why}.`);
  let document: Json;
  try {
    document = parseJson(await s3.readText(spec, spec.categories, MAX_CATEGORIES));
  } catch (error) {
    throw error instanceof SyntaxError ? bad('it is not JSON') : error;
  }
  const list = isJsonObject(document) ? document['labels'] : undefined;
  if (!Array.isArray(list)) throw bad('it has no list of labels');
  const labels = list
    .map((one) => (isJsonObject(one) ? one['label'] : undefined))
    .filter((one) => typeof one === 'string');
  if (labels.length !== list.length) throw bad('one of its labels is not {"label": "…"}');
  if (new Set(labels).size !== labels.length) throw bad('one of its labels stands there twice');
  const least = readBuiltIn(spec.consolidationFunction) === undefined ? 1 : 2;
  if (labels.length < least) throw bad(`it needs at least ${least} labels`);
  return labels;
}

async function countLines({ s3 }: AdvanceDeps, spec: LabelingSpec): Promise<RunDoc['manifest']> {
  const { body, etag, size } = await s3.read(spec, spec.manifest);
  let total = 0;
  for await (const { text } of readLines(body, 0)) {
    parseLine(text, total);
    total += 1;
  }
  if (total === 0) throw new LabelingFailure(`ClientError: The manifest ${spec.manifest} has no objects.`);
  return { etag, size, total };
}
