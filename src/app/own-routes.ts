import type { ServerResponse } from 'node:http';
import type { OwnRoutes } from '../wire/door.ts';
import type { WorkRoutes } from './work-routes.ts';

/** What the server says of itself at `/_sagebrush/…`. */
export interface OwnState {
  health(): object;
  images(): Promise<object>;
  /** The worker's page of labeling jobs. */
  readonly work: WorkRoutes;
  /** Undefined where the server keeps its state. */
  readonly reset?: () => Promise<void>;
}

/**
 * - `GET /_sagebrush/health`: version, uptime, what runs jobs here.
 * - `GET /_sagebrush/images`: the built-in images.
 * - `POST /_sagebrush/reset`: empties all state; only with `--ephemeral`. A page of another origin cannot reach it: browsers send
 *   `Origin` with a POST, and such requests are refused.
 * - `/_sagebrush/work/…` and what belongs to it: `work-routes.ts`.
 */
export function createOwnRoutes(state: OwnState): OwnRoutes {
  // One reset at a time: each stops and starts the engines.
  let resets: Promise<unknown> = Promise.resolve();
  const resetNext =
    state.reset === undefined
      ? undefined
      : (): Promise<void> => {
          const next = resets.then(state.reset);
          resets = next.catch(() => {});
          return next;
        };
  return async (facts, request, response) => {
    if (!facts.path.startsWith('/_sagebrush/')) return false;
    if (await state.work(facts, request, response)) return true;
    const route = `${facts.method} ${facts.path}`;
    if (route === 'GET /_sagebrush/health') answer(response, 200, state.health());
    else if (route === 'GET /_sagebrush/images') answer(response, 200, await state.images());
    else if (route === 'POST /_sagebrush/reset') await reset(resetNext, facts.headers['origin'], response);
    else answer(response, 404, { message: `There is no ${route}.` });
    return true;
  };
}

async function reset(run: OwnState['reset'], origin: string | undefined, response: ServerResponse): Promise<void> {
  if (origin !== undefined) return answer(response, 403, { message: 'Reset is not for web pages.' });
  if (run === undefined)
    return answer(response, 403, { message: 'Reset is there only with sagebrush up --ephemeral.' });
  await run();
  answer(response, 200, { message: 'Everything was emptied.' });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
