import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  DeskRefusal,
  type LabelingEngine,
  OBJECT_PATH,
  type Task,
  type Team,
  TemplateError,
} from '../engines/labeling/door.ts';
import type { HttpFacts } from '../models/service.ts';
import type { Call } from '../platform/call.ts';
import type { Clock } from '../platform/clock.ts';
import { isJsonObject, type JsonObject, parseJson } from '../platform/json.ts';
import type { Logger } from '../platform/log.ts';
import { PORTAL_PATH, teamOfPortal } from '../services/sagemaker/workteam/record.ts';
import type { Store } from '../storage/store.ts';
import { serveObject } from './work-objects.ts';
import { FRAME_PATH, servePage, type WorkPages } from './work-pages.ts';

/**
 * The worker's side of labeling jobs. A work team's portal is at `/_sagebrush/work/<account>/<Region>/<team>/<token>/`; the token lets
 * in, with `--auth sigv4` too. Below it:
 *
 *     GET  .                the page; its scripts and styles beside it
 *     POST jobs     {"worker"}                               -> {"team", "jobs": […]}
 *     POST take     {"worker", "job"?, "render"?}            -> {"task": … | null}
 *     POST answer   {"worker", "assignment", "answer": {…}}  -> {}
 *     POST decline  {"worker", "assignment"}                 -> {}
 *
 * `worker` is a name of the worker's choice: the same name is the same worker, and an object's answers come from different ones.
 * Refusals are `{"code", "message"}` with a status of 4xx. Nothing here is logged with its path: the token is a secret.
 */
export interface WorkState {
  readonly store: Pick<Store, 'records'>;
  readonly labeling: LabelingEngine;
  readonly call: Call;
  readonly clock: Clock;
}

export type WorkRoutes = (facts: HttpFacts, request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** bytes; an answer with many boxes or a long text is far below. */
const MAX_BODY = 1024 * 1024;
const MAX_NAME = 64;

/** `state` is asked for each request: a reset makes new engines. */
export function createWorkRoutes(state: () => WorkState, pages: WorkPages, log: Logger): WorkRoutes {
  return async (facts, request, response) => {
    const { path } = facts;
    if (![PORTAL_PATH, FRAME_PATH, OBJECT_PATH].some((prefix) => path.startsWith(prefix))) return false;
    try {
      if (path.startsWith(OBJECT_PATH)) await serveObject(state(), facts, response);
      else if (path.startsWith(FRAME_PATH)) servePage(pages, facts, path.slice(FRAME_PATH.length), response);
      else await servePortal(state(), pages, facts, request, response);
    } catch (error) {
      if (error instanceof Refusal) return answer(response, error.status, { code: error.code, message: error.message });
      log.error({ err: error }, 'a call of a worker failed');
      if (response.headersSent) response.destroy();
      else answer(response, 500, { code: 'InternalError', message: 'The server failed. Try again.' });
    }
    return true;
  };
}

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function servePortal(
  state: WorkState,
  pages: WorkPages,
  facts: HttpFacts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, accountId = '', region = '', name = '', token = '', rest = ''] =
    /^\/_sagebrush\/work\/(\d{12})\/([a-z0-9-]+)\/([a-z0-9-]+)\/([0-9a-z]+)\/(.*)$/.exec(facts.path) ?? [];
  const found = await teamOfPortal(state.store, { accountId, region }, name, token);
  if (found === undefined) throw new Refusal(404, 'NoSuchPortal', 'There is no portal at this address.');
  if (facts.method === 'GET') return servePage(pages, facts, rest === '' ? 'portal.html' : rest, response);
  const team: Team = { accountId, region, arn: found.arn };
  const action = Object.hasOwn(ACTIONS, rest) ? ACTIONS[rest as keyof typeof ACTIONS] : undefined;
  if (facts.method !== 'POST' || action === undefined) {
    throw new Refusal(404, 'NoSuchCall', `There is no ${facts.method} ${rest}.`);
  }
  const input = await readInput(facts, request);
  const call: WorkerCall = {
    state,
    team,
    worker: workerOf(input),
    input,
    name: found.name,
    description: found.description,
  };
  answer(response, 200, await action(call).catch(explain));
}

interface WorkerCall {
  readonly state: WorkState;
  readonly team: Team;
  readonly name: string;
  readonly description: string;
  readonly worker: string;
  readonly input: JsonObject;
}

const ACTIONS = {
  async jobs({ state, team, worker, name, description }: WorkerCall): Promise<object> {
    return { team: { name, description }, jobs: await state.labeling.desk.jobs(team, worker) };
  },
  async take({ state, team, worker, input }: WorkerCall): Promise<object> {
    const { job, render } = input;
    const task = await state.labeling.desk.take(team, worker, typeof job === 'string' ? job : undefined);
    if (task === undefined) return { task: null };
    return { task: { ...task, ...(render === true ? { html: await rendered(state, team, task) } : {}) } };
  },
  async answer({ state, team, worker, input }: WorkerCall): Promise<object> {
    const content = input['answer'];
    if (!isJsonObject(content)) throw new Refusal(400, 'BadRequest', 'The answer has to be a JSON object.');
    await state.labeling.desk.answer(team, worker, text(input, 'assignment'), content);
    return {};
  },
  async decline({ state, team, worker, input }: WorkerCall): Promise<object> {
    await state.labeling.desk.decline(team, worker, text(input, 'assignment'));
    return {};
  },
} as const;

/** Links in a task live a little longer than the task. */
const LINK_SPARE_MS = 60_000;

function rendered({ labeling, clock }: WorkState, team: Team, task: Task): Promise<string> {
  const lifetime = Math.max(0, task.expiresAt - clock.now()) + LINK_SPARE_MS;
  return labeling.desk.render(team, task, (uri) => labeling.links.make(team, uri, lifetime) ?? uri);
}

function explain(error: unknown): never {
  if (error instanceof DeskRefusal) {
    throw new Refusal(
      error.reason === 'too-late' ? 410 : 404,
      error.reason === 'too-late' ? 'TooLate' : 'NoSuchTask',
      error.message,
    );
  }
  if (error instanceof TemplateError) {
    throw new Refusal(422, 'TemplateError', `The template cannot be shown: ${error.message}`);
  }
  throw error;
}

async function readInput(facts: HttpFacts, request: IncomingMessage): Promise<JsonObject> {
  // Pages of other origins can only send this type after asking, and nobody answers them.
  if (!/^application\/json\b/i.test(facts.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'BadRequest', 'The body has to be application/json.');
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MAX_BODY) throw new Refusal(413, 'TooLarge', `The body is larger than ${MAX_BODY} bytes.`);
    pieces.push(piece);
  }
  try {
    const value = parseJson(Buffer.concat(pieces).toString('utf8'));
    if (isJsonObject(value)) return value;
  } catch {
    // Told below.
  }
  throw new Refusal(400, 'BadRequest', 'The body is no JSON object.');
}

function workerOf(input: JsonObject): string {
  const worker = text(input, 'worker').trim();
  if (worker === '' || worker.length > MAX_NAME) {
    throw new Refusal(400, 'BadRequest', `The worker's name has to have 1 to ${MAX_NAME} characters.`);
  }
  return worker;
}

function text(input: JsonObject, name: string): string {
  const value = input[name];
  if (typeof value !== 'string') throw new Refusal(400, 'BadRequest', `${name} has to be a text.`);
  return value;
}

function answer(response: ServerResponse, status: number, body: object): boolean {
  // A body that was not read to its end would be taken for the next request.
  const headers = status >= 400 ? { connection: 'close' } : {};
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(`${JSON.stringify(body)}\n`);
  return true;
}
