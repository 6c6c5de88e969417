/**
 * `arn:aws:states:::http:invoke`: a request to an HTTP API, with the credentials of an EventBridge connection.
 * Source: Step Functions Developer Guide, "Call HTTPS APIs in Step Functions workflows".
 *
 * Decided here: AWS takes `https://` only; this server takes `http://` too, so that APIs on one's own machine can be called. Redirects
 * are not followed, so that an answer cannot send credentials elsewhere.
 */
import { isServiceError } from '../../../platform/errors.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../../platform/json.ts';
import { taskIdentity } from './identity.ts';
import {
  type HttpExchange,
  type HttpMessage,
  type Integration,
  type IntegrationEnv,
  notRecognized,
  type Problem,
  type TaskCall,
  TaskFailure,
} from './integration.ts';

/** AWS gives a request 60 seconds. */
const TIMEOUT = 60_000;
/** A task's result is at most this long (bytes). */
const MAX_ANSWER = 262_144;

const FIELDS = new Set([
  ...['ApiEndpoint', 'Method', 'Authentication', 'InvocationConfig', 'Headers', 'QueryParameters', 'RequestBody'],
  'Transform',
]);
const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']);
/** Headers that a task may not set: they are the connection's or HTTP's own. Names in lower case; `x-amz-…` likewise. */
const KEPT = new Set([
  ...['authorization', 'connection', 'content-md5', 'date', 'expect', 'host', 'max-forwards', 'proxy-authenticate'],
  ...['server', 'te', 'transfer-encoding', 'trailer', 'upgrade', 'via', 'www-authenticate', 'x-forwarded-for'],
]);

/** What a connection adds to a request. */
export interface ConnectionCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
}

const plain = (key: string): string => key.replace(/\.\$$/, '');

export const http: Integration = {
  check(resource, template) {
    if (resource.action !== 'invoke' || resource.pattern !== 'request') return [notRecognized(resource.arn)];
    if (!isJsonObject(template)) return [];
    const names = Object.keys(template).map(plain);
    const unknown = names.filter((name) => !FIELDS.has(name));
    const missing = ['ApiEndpoint', 'Method'].filter((name) => !names.includes(name));
    return [
      ...unknown.map(
        (name): Problem => ({
          message: `The field "${name}" is not supported by Step Functions`,
          at: '/Parameters',
        }),
      ),
      ...missing.map(
        (name): Problem => ({
          message: `The field '${name}' is required but was missing`,
          at: '/Parameters',
        }),
      ),
    ];
  },

  async start(task, env) {
    const { url, method, headers, body, shown } = await prepare(task, env);
    const sent = { url: String(url), headers: [...headers], ...(body === undefined ? {} : { body }) };
    const trace = (response?: HttpExchange['response']): void =>
      env.traceHttp?.({ request: shown, secret: sent, method, ...(response === undefined ? {} : { response }) });
    const signal = AbortSignal.timeout(TIMEOUT);
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal,
        ...(body === undefined ? {} : { body }),
      });
      text = await read(response);
    } catch (error) {
      trace();
      if (error instanceof TaskFailure) throw error;
      throw new TaskFailure('States.Http.Socket', socketCause(error));
    }
    const { status, statusText } = response;
    trace({ url: sent.url, headers: [...response.headers], body: text, status, statusText });
    const answer = {
      Headers: headersOf(response),
      ResponseBody: bodyOf(response, text),
      StatusCode: response.status,
      StatusText: response.statusText,
    };
    if (response.status >= 200 && response.status < 300) return { kind: 'done', output: JSON.stringify(answer) };
    throw new TaskFailure(
      `States.Http.StatusCode.${response.status}`,
      text === '' ? `${response.status} ${response.statusText}` : text,
    );
  },
};

interface Prepared {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string;
  /** Without what the connection added. */
  readonly shown: HttpMessage;
}

async function prepare(task: TaskCall, env: IntegrationEnv): Promise<Prepared> {
  const wrong = (message: string): TaskFailure => new TaskFailure('States.Runtime', message);
  if (task.resource.action !== 'invoke') throw wrong(notRecognized(task.resource.arn).message);
  const { parameters } = task;
  if (!isJsonObject(parameters)) throw wrong('The parameters of http:invoke are not an object');
  const method = parameters['Method'];
  if (typeof method !== 'string' || !METHODS.has(method))
    throw wrong(`${JSON.stringify(method)} is not a method of http:invoke`);
  const url = urlOf(parameters['ApiEndpoint'], wrong);
  for (const [name, value] of entriesOf(parameters['QueryParameters'])) url.searchParams.append(name, value);
  const headers = new Headers({ 'user-agent': 'Amazon|StepFunctions|HttpInvoke', range: 'bytes=0-262144' });
  for (const [name, value] of entriesOf(parameters['Headers'])) {
    const lower = name.toLowerCase();
    if (KEPT.has(lower) || lower.startsWith('x-amz-'))
      throw wrong(`The header '${name}' is not allowed in http:invoke`);
    try {
      headers.append(name, value);
    } catch {
      throw wrong(`The header '${name}' cannot be sent`);
    }
  }
  const bodyless = method === 'GET' || method === 'HEAD';
  const own = bodyless ? undefined : parameters['RequestBody'];
  const shown: HttpMessage = {
    url: String(url),
    headers: [...headers],
    ...(own === undefined ? {} : { body: typeof own === 'string' ? own : JSON.stringify(own) }),
  };
  const credentials = await credentialsOf(parameters, task, env);
  for (const [name, value] of Object.entries(credentials.query)) url.searchParams.set(name, value);
  for (const [name, value] of Object.entries(credentials.headers)) headers.set(name, value);
  const added = Object.keys(credentials.body).length > 0;
  if ((own === undefined && !added) || bodyless) return { url, method, headers, shown };
  const value: Json = added ? { ...(isJsonObject(own) ? own : {}), ...credentials.body } : (own ?? null);
  const transform = parameters['Transform'];
  if (isJsonObject(transform) && transform['RequestBodyEncoding'] === 'URL_ENCODED') {
    headers.set('content-type', 'application/x-www-form-urlencoded');
    const options = transform['RequestEncodingOptions'];
    const arrays = isJsonObject(options) ? options['ArrayFormat'] : undefined;
    return { url, method, headers, shown, body: formOf(value, typeof arrays === 'string' ? arrays : 'INDICES') };
  }
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  return { url, method, headers, shown, body: typeof value === 'string' ? value : JSON.stringify(value) };
}

function urlOf(endpoint: Json | undefined, wrong: (message: string) => TaskFailure): URL {
  const url = typeof endpoint === 'string' && URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined) throw wrong(`The ApiEndpoint ${JSON.stringify(endpoint ?? null)} is not a URL`);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw wrong(`The ApiEndpoint has to begin with https://`);
  if (url.username !== '' || url.password !== '') throw wrong('The ApiEndpoint must not hold credentials');
  return url;
}

async function credentialsOf(
  parameters: JsonObject,
  task: TaskCall,
  env: IntegrationEnv,
): Promise<ConnectionCredentials> {
  const places = [parameters['Authentication'], parameters['InvocationConfig']].filter(isJsonObject);
  const arn = places.map((place) => place['ConnectionArn']).find((value) => typeof value === 'string');
  if (arn === undefined) return { headers: {}, query: {}, body: {} };
  try {
    // Not an operation of the public API: on AWS, too, only services that act for the caller have it.
    return (await env.call({
      service: 'events',
      operation: 'RetrieveConnectionCredentials',
      input: { ConnectionArn: arn },
      identity: taskIdentity(task),
      region: task.scope.region,
    })) as ConnectionCredentials;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    throw new TaskFailure(`Events.${error.code.replace(/Exception$/, '')}Exception`, error.message);
  }
}

/** Values of headers and query parameters; a list repeats the name. */
function entriesOf(value: Json | undefined): [string, string][] {
  if (!isJsonObject(value)) return [];
  const text = (one: Json): string => (typeof one === 'string' ? one : JSON.stringify(one));
  return Object.entries(value).flatMap(([name, one]) =>
    Array.isArray(one) ? one.map((item): [string, string] => [name, text(item)]) : [[name, text(one)]],
  );
}

/** `a[b]=1`, and lists by the chosen format: INDICES `a[0]=1`, REPEAT `a=1&a=2`, COMMAS `a=1,2`, BRACKETS `a[]=1`. */
function formOf(value: Json, arrays: string): string {
  const form = new URLSearchParams();
  const walk = (name: string, part: Json): void => {
    if (Array.isArray(part)) {
      if (arrays === 'COMMAS')
        form.append(name, part.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(','));
      else
        for (const [index, item] of part.entries())
          walk(arrays === 'REPEAT' ? name : `${name}[${arrays === 'BRACKETS' ? '' : index}]`, item);
    } else if (isJsonObject(part)) {
      for (const [key, item] of Object.entries(part)) walk(name === '' ? key : `${name}[${key}]`, item);
    } else form.append(name, part === null ? '' : String(part));
  };
  walk('', value);
  return form.toString();
}

async function read(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MAX_ANSWER) {
      await response.body?.cancel().catch(() => {});
      throw new TaskFailure(
        'States.DataLimitExceeded',
        'The state/task returned a result with a size exceeding the maximum number of bytes service limit.',
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function headersOf(response: Response): JsonObject {
  const found: JsonObject = {};
  for (const [name, value] of response.headers)
    found[name] = name === 'set-cookie' ? response.headers.getSetCookie() : [value];
  return found;
}

function bodyOf(response: Response, text: string): Json {
  const type = response.headers.get('content-type') ?? '';
  if (!/[/+]json\b/i.test(type)) return text;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

function socketCause(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'The request did not end within 60 seconds.';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : cause.name) : String(cause);
}
