/** Evaluates JSONata expressions within limits on time, depth and size, without `$eval`. */

import jsonata from 'jsonata';
import type { Json, JsonObject } from '../../../platform/json.ts';
import { MAX_WEIGHT } from '../data.ts';
import { setMember } from '../value.ts';
import { bindFunctions, MAX_SEQUENCE, type Tools } from './functions.ts';
import { linearRegExp } from './regex.ts';
import { type JsonataAnswer, type JsonataFault, type JsonataRequest, UNSUPPORTED_RESULT } from './request.ts';

/** An expression may run this long (ms). */
export const TIMEOUT = 1000;
/** A light one that takes longer in the thread that serves everybody is begun again elsewhere. */
const LIGHT_TIMEOUT = 25;
const MAX_DEPTH = 300;
/** The parser recurses; a text this long is far beyond any honest expression. */
const MAX_LENGTH = 10_000;
/** How many compiled expressions are kept. */
const KEPT = 1_000;

/** What an evaluation needs besides its request. */
export interface Evaluator extends Tools {
  /** Evaluates where nobody is held up, whatever the expression does. Absent: everything is evaluated here. */
  readonly elsewhere?: (request: JsonataRequest) => Promise<JsonataAnswer>;
}

/** @throws what JSONata's parser throws: objects with `code` and `message` */
export function parseExpression(text: string): jsonata.ExprNode {
  if (text.length > MAX_LENGTH) throw new Error(`An expression must not be longer than ${MAX_LENGTH} characters`);
  return compile(text, TIMEOUT).ast();
}

export async function answerRequest(request: JsonataRequest, env: Evaluator): Promise<JsonataAnswer> {
  const { elsewhere } = env;
  if (elsewhere === undefined) return evaluateHere(request, env);
  if (request.light) {
    const answer = await evaluateHere(request, env, LIGHT_TIMEOUT);
    if (!('fault' in answer && answer.fault.code === TIMED_OUT)) return answer;
  }
  return elsewhere(request);
}

const TIMED_OUT = 'D1012';
export const timedOut: JsonataFault = { code: TIMED_OUT, message: 'Evaluation timeout' };
export const outOfMemory: JsonataFault = { code: 'D2014', message: 'Evaluation memory limit' };

/** Evaluates in this thread. Never rejects. */
export async function evaluateHere(
  { text, bindings, now }: JsonataRequest,
  tools: Tools,
  timeout = TIMEOUT,
): Promise<JsonataAnswer> {
  try {
    // Machine variables first: they do not hide the functions that Step Functions adds.
    const value: unknown = await compile(text, timeout).evaluate(undefined, {
      ...bindings,
      ...bindFunctions(now, tools),
    });
    return { value: value === undefined ? undefined : plain(value, { left: MAX_WEIGHT }) };
  } catch (failure) {
    return { fault: faultOf(failure) };
  }
}

const kept = new Map<number, Map<string, jsonata.Expression>>();

function compile(text: string, timeout: number): jsonata.Expression {
  const known = kept.get(timeout) ?? new Map<string, jsonata.Expression>();
  kept.set(timeout, known);
  const found = known.get(text);
  if (found !== undefined) return found;
  const made = jsonata(text, { timeout, stack: MAX_DEPTH, sequence: MAX_SEQUENCE, RegexEngine: linearRegExp });
  known.set(text, made);
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  return made;
}

/** Takes the marks off that JSONata leaves on its arrays, and refuses what is no JSON (functions, infinities) and what is too long. */
function plain(value: unknown, size: { left: number }): Json {
  size.left -= typeof value === 'string' ? value.length + 2 : 2;
  if (size.left < 0) throw outOfMemory;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item) => plain(item ?? null, size));
  if (typeof value === 'object') {
    const result: JsonObject = {};
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) setMember(result, key, plain(inner, size));
    }
    return result;
  }
  throw { code: UNSUPPORTED_RESULT, message: 'no JSON' } satisfies JsonataFault;
}

/** JSONata throws plain objects with `code` and `message`. */
export function faultOf(failure: unknown): JsonataFault {
  if (failure instanceof RangeError) return { code: 'D1011', message: failure.message };
  if (typeof failure !== 'object' || failure === null) return { message: String(failure) };
  const message = 'message' in failure ? String(failure.message) : String(failure);
  return 'code' in failure && typeof failure.code === 'string' ? { code: failure.code, message } : { message };
}
