import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { OBJECT_PATH } from '../engines/labeling/door.ts';
import type { HttpFacts } from '../models/service.ts';

/**
 * The files of the worker's page. There are two documents, and what keeps them apart is the whole of its security:
 *
 * - the *portal*, in the server's origin, which knows the team's token and talks to the server. It runs its own script only.
 * - the *frame*, which shows the job's template. Templates run scripts of anybody's making, so it is a sandbox without an origin: it
 *   cannot read the portal, its address or its storage, it reaches the server only under the links to objects that were made for the
 *   task, and it sends its answer to the portal as a message. The portal hands it the HTML the same way, so its address says nothing.
 */
export type WorkPages = Readonly<Record<string, WorkPage>>;

interface WorkPage {
  readonly body: Buffer;
  readonly type: string;
}

export const FRAME_PATH = '/_sagebrush/work-frame/';

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
const PORTAL_FILES = ['portal.html', 'portal.css', 'portal.js'];
const FRAME_FILES = ['frame.html', 'frame.js', 'crowd-elements.js', 'crowd-elements.css'];

export function loadWorkPages(): WorkPages {
  const folder = path.join(import.meta.dirname, 'worker-page');
  return Object.fromEntries(
    [...PORTAL_FILES, ...FRAME_FILES].map((name) => {
      const type = `${TYPES[path.extname(name).slice(1)]}; charset=utf-8`;
      return [name, { body: readFileSync(path.join(folder, name)), type }];
    }),
  );
}

export function servePage(pages: WorkPages, facts: HttpFacts, name: string, response: ServerResponse): void {
  const ours = facts.path.startsWith(FRAME_PATH) ? FRAME_FILES : PORTAL_FILES;
  const page = ours.includes(name) && facts.method === 'GET' ? pages[name] : undefined;
  if (page === undefined) return void response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': page.type,
    'content-security-policy': ours === FRAME_FILES ? framePolicy(facts) : portalPolicy(facts),
    // The portal's address holds the team's token.
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    // The frame is in no origin: its own scripts are another origin's to it.
    ...(ours === FRAME_FILES ? { 'access-control-allow-origin': '*' } : {}),
  });
  response.end(page.body);
}

/** Where the browser reached this server; nowhere where it named no host. */
const serverOf = ({ host, protocol }: HttpFacts): string | undefined =>
  /^[\w.:[\]-]+$/.test(host) ? `${protocol}://${host}` : undefined;

/** Its frame is the frame and stays it, wherever a template's script would take it. */
function portalPolicy(facts: HttpFacts): string {
  const server = serverOf(facts);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    server === undefined ? "frame-src 'none'" : `frame-src ${server}${FRAME_PATH}frame.html`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Templates bring scripts and styles along, inline and from https hosts, as on AWS. Of this server they reach the files of the frame and
 * the linked objects; nothing that a script asks for by itself (`connect-src`) is let out.
 */
function framePolicy(facts: HttpFacts): string {
  const server = serverOf(facts);
  const objects = server === undefined ? '' : `${server}${OBJECT_PATH}`;
  const files = server === undefined ? '' : `${server}${FRAME_PATH}`;
  return [
    'sandbox allow-scripts allow-forms',
    "default-src 'none'",
    `script-src 'unsafe-inline' 'unsafe-eval' https: ${files}`,
    `style-src 'unsafe-inline' https: ${files}`,
    `img-src https: data: blob: ${objects}`,
    `media-src https: data: blob: ${objects}`,
    `font-src https: data:`,
    `frame-src https: ${objects}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}
