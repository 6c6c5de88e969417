import { isJsonObject, type JsonObject } from '../../platform/json.ts';
import { sourceOf } from './manifest.ts';

/**
 * AWS's own functions for the task types that are plain classification, named by the ARNs of AWS's accounts, e.g.
 * `arn:aws:lambda:us-east-1:432418664414:function:PRE-TextMultiClass`. Functions of these names in another account are that account's.
 *
 * AWS consolidates with a variant of expectation maximization that it does not publish. Here: the class that most workers chose, the
 * first to be answered among equals; its confidence is the share of the workers that chose it, 0 where there was one worker only (as
 * AWS documents it). Several labels: all that anybody chose, each with its share.
 */
export interface BuiltIn {
  /** `type` in the output's metadata. */
  readonly type: string;
  readonly several: boolean;
}

/** AWS's accounts by Region, as the API reference of AnnotationConsolidationConfig lists them. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  'us-east-1': '432418664414',
  'us-east-2': '266458841044',
  'us-west-2': '081040173940',
  'ca-central-1': '918755190332',
  'eu-west-1': '568282634449',
  'eu-west-2': '487402164563',
  'eu-central-1': '203001061592',
  'ap-northeast-1': '477331159723',
  'ap-northeast-2': '845288260483',
  'ap-south-1': '565803892007',
  'ap-southeast-1': '377565633583',
  'ap-southeast-2': '454466003867',
};

const TASKS: Readonly<Record<string, BuiltIn>> = {
  TextMultiClass: { type: 'groundtruth/text-classification', several: false },
  TextMultiClassMultiLabel: { type: 'groundtruth/text-classification-multilabel', several: true },
  ImageMultiClass: { type: 'groundtruth/image-classification', several: false },
  ImageMultiClassMultiLabel: { type: 'groundtruth/image-classification-multilabel', several: true },
};

export interface BuiltInName {
  readonly role: 'PRE' | 'ACS';
  /** `TextMultiClass` */
  readonly task: string;
  /** Undefined for task types that are AWS's and not here. */
  readonly builtIn: BuiltIn | undefined;
}

/** Undefined where the function is not one of AWS's. */
export function readBuiltIn(arn: string | undefined): BuiltInName | undefined {
  const [, region = '', account, role, task = ''] =
    /^arn:aws[a-z-]*:lambda:([a-z0-9-]+):(\d{12}):function:(PRE|ACS)-(\w+)$/.exec(arn ?? '') ?? [];
  if (account === undefined || !Object.hasOwn(ACCOUNTS, region) || ACCOUNTS[region] !== account) return undefined;
  return { role: role as 'PRE' | 'ACS', task, builtIn: Object.hasOwn(TASKS, task) ? TASKS[task] : undefined };
}

/** What AWS's PRE- functions make of a line. */
export function builtInTask(line: JsonObject, labels: readonly string[]): JsonObject {
  const source = sourceOf(line);
  return { taskObject: 'content' in source ? source.content : source.s3Uri, labels: [...labels] };
}

export interface Consolidated {
  readonly value: number | number[];
  readonly metadata: JsonObject;
}

/** What AWS's ACS- functions make of the workers' answers; undefined where no answer names one of the labels. */
export function consolidateBuiltIn(
  { several }: BuiltIn,
  answers: readonly JsonObject[],
  labels: readonly string[],
): Consolidated | undefined {
  const votes = answers.map((answer) => chosen(answer, labels)).filter((vote) => vote !== undefined);
  if (votes.length === 0) return undefined;
  const counts = new Map<number, number>();
  for (const index of votes.flat()) counts.set(index, (counts.get(index) ?? 0) + 1);
  const confidence = (index: number): number =>
    votes.length === 1 ? 0 : Math.round(((counts.get(index) ?? 0) / votes.length) * 100) / 100;
  if (several) {
    const value = [...counts.keys()];
    const byIndex = <T>(of: (index: number) => T) =>
      Object.fromEntries(value.map((index) => [String(index), of(index)]));
    return {
      value,
      metadata: { 'class-map': byIndex((index) => labels[index] ?? ''), 'confidence-map': byIndex(confidence) },
    };
  }
  // Maps keep the order of the first vote, so among equals the first stays.
  const [value = 0] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0]);
  return { value, metadata: { 'class-name': labels[value] ?? '', confidence: confidence(value) } };
}

/** The indices of the labels that an answer chose, whatever the element's name; undefined where it chose none that is known. */
function chosen(answer: JsonObject, labels: readonly string[]): readonly number[] | undefined {
  for (const value of Object.values(answer)) {
    if (!isJsonObject(value)) continue;
    const named = Array.isArray(value['labels']) ? value['labels'] : value['label'];
    if (named === undefined) continue;
    const indices = (Array.isArray(named) ? named : [named]).map((label) => labels.indexOf(String(label)));
    return indices.includes(-1) ? undefined : [...new Set(indices)];
  }
  return undefined;
}
