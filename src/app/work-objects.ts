import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { HttpFacts } from '../models/service.ts';
import { isServiceError } from '../platform/errors.ts';
import { rootIdentity } from '../platform/identity.ts';
import type { WorkState } from './work-routes.ts';

/** The members of S3's answer that are read here; `Call` answers the handler's own output. */
interface GetObjectAnswer {
  readonly Body?: AsyncIterable<Uint8Array>;
  readonly ContentType?: string;
  readonly ContentLength?: number;
  readonly ContentRange?: string;
}

/**
 * An object in S3 under a link that was made for a worker (`engines/labeling/links.ts`), with ranges for sound and film. Objects are
 * hostile: a document among them runs no script and is in no origin, least of all the server's.
 */
export async function serveObject(
  { labeling, call }: WorkState,
  facts: HttpFacts,
  response: ServerResponse,
): Promise<void> {
  const object = facts.method === 'GET' ? labeling.links.read(facts.path) : undefined;
  if (object === undefined) return void response.writeHead(404, SAFE).end();
  const { accountId, region, bucket, key } = object;
  const range = facts.headers['range'];
  const input = { Bucket: bucket, Key: key, ...(range === undefined ? {} : { Range: range }) };
  let found: GetObjectAnswer;
  try {
    const request = { service: 's3', operation: 'GetObject', input, identity: rootIdentity(accountId), region };
    found = (await call(request)) as GetObjectAnswer;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return void response.writeHead(error.code === 'InvalidRange' ? 416 : 404, SAFE).end();
  }
  response.writeHead(found.ContentRange === undefined ? 200 : 206, {
    ...SAFE,
    'accept-ranges': 'bytes',
    'content-type': found.ContentType ?? 'application/octet-stream',
    ...(found.ContentLength === undefined ? {} : { 'content-length': found.ContentLength }),
    ...(found.ContentRange === undefined ? {} : { 'content-range': found.ContentRange }),
  });
  // A browser that goes away in the middle is no fault.
  if (found.Body !== undefined) await pipeline(found.Body, response).catch(() => response.destroy());
  else response.end();
}

const SAFE = {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
  // The link is the permission: a canvas in the task's frame, which has no origin, may read what it shows.
  'access-control-allow-origin': '*',
};
