/**
 * The program that runs Node.js functions, as text: loads the handler (CommonJS or ES module, `export`, callback or promise), asks for
 * invocations and answers them. Errors have the shape of Lambda's Node.js runtimes: errorType, errorMessage, trace.
 */
export const NODE_BOOTSTRAP = `
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [host, ...prefix] = process.env.AWS_LAMBDA_RUNTIME_API.split('/');
const [hostname, port] = host.split(':');
const base = '/' + prefix.join('/') + '/2018-06-01/runtime';
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, where, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, agent, method, path: base + where, headers: body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString('utf8') }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

function shape(error) {
  if (error instanceof Error || (error !== null && typeof error === 'object' && 'stack' in error && 'message' in error)) {
    return { errorType: error.name || 'Error', errorMessage: String(error.message), trace: String(error.stack || '').split('\\n').filter((line) => !line.includes('/bootstrap.mjs:') && !line.includes('(<anonymous>)') && !line.includes('(node:internal/')) };
  }
  return { errorType: typeof error, errorMessage: typeof error === 'object' && error !== null ? String(JSON.stringify(error)) : String(error), trace: [] };
}

function told(requestId, label, failure) {
  const time = new Date().toISOString();
  process.stderr.write(time + '\\t' + (requestId || 'undefined') + '\\tERROR\\t' + label + '\\t' + JSON.stringify({ ...failure, stack: failure.trace, trace: undefined }) + '\\n');
}

let current = '';
for (const [name, level] of [['log', 'INFO'], ['info', 'INFO'], ['debug', 'DEBUG'], ['trace', 'TRACE'], ['warn', 'WARN'], ['error', 'ERROR']]) {
  const original = (name === 'error' || name === 'warn' ? console.error : console.info).bind(console);
  const { format } = await import('node:util');
  console[name] = (...args) => original(new Date().toISOString() + '\\t' + (current || 'undefined') + '\\t' + level + '\\t' + format(...args).replaceAll('\\n', '\\r'));
}

class RuntimeError extends Error {
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

async function load() {
  const text = process.env._HANDLER;
  const match = /^(.*?)([^/.]+)\\.(.+)$/.exec(text);
  if (text.includes('..') || match === null) throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const root = process.env.LAMBDA_TASK_ROOT;
  const file = path.join(root, match[1], match[2]);
  let loaded;
  try {
    if (fs.existsSync(file + '.mjs')) loaded = await import(pathToFileURL(file + '.mjs').href);
    else if (fs.existsSync(file + '.js') || fs.existsSync(file + '.cjs')) {
      const found = fs.existsSync(file + '.js') ? file + '.js' : file + '.cjs';
      try {
        loaded = createRequire(path.join(root, 'x.js'))(found);
      } catch (error) {
        if (error === null || (error.code !== 'ERR_REQUIRE_ESM' && error.code !== 'ERR_REQUIRE_ASYNC_MODULE')) throw error;
        loaded = await import(pathToFileURL(found).href);
      }
    } else loaded = createRequire(path.join(root, 'x.js'))(file);
  } catch (error) {
    if (error instanceof SyntaxError) throw Object.assign(new RuntimeError('Runtime.UserCodeSyntaxError', String(error)), { stack: error.stack });
    if (error !== null && typeof error === 'object' && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND')) {
      throw new RuntimeError('Runtime.ImportModuleError', 'Error: ' + error.message);
    }
    throw error;
  }
  let found = loaded;
  for (const part of match[3].split('.')) found = found?.[part];
  if (found === undefined && loaded.default !== undefined) {
    found = loaded.default;
    for (const part of match[3].split('.')) found = found?.[part];
  }
  if (found === undefined) throw new RuntimeError('Runtime.HandlerNotFound', text + ' is undefined or not exported');
  if (typeof found !== 'function') throw new RuntimeError('Runtime.HandlerNotFound', text + ' is not a function');
  return found;
}

function run(handler, event, context) {
  let idle;
  return new Promise((resolve, reject) => {
    // Where nothing is left to do and no answer has come, there will be none: it is null.
    idle = () => resolve(null);
    process.once('beforeExit', idle);
    const settle = (error, value) => (error === undefined || error === null ? resolve(value) : reject(error));
    context.done = settle;
    context.succeed = (value) => resolve(value);
    context.fail = (error) => reject(error ?? new Error('handled'));
    const answer = handler(event, context, settle);
    if (answer !== null && typeof answer === 'object' && typeof answer.then === 'function') answer.then(resolve, reject);
    // What a handler returns is no answer unless it is a promise.
  }).finally(() => process.off('beforeExit', idle));
}

let handler;
try {
  handler = await load();
} catch (error) {
  const failure = shape(error);
  told('', 'Uncaught Exception', failure);
  await call('POST', '/init/error', JSON.stringify(failure));
  process.exit(1);
}

async function fatal(label, error) {
  const failure = { ...shape(error) };
  if (label === 'Unhandled Promise Rejection') failure.errorType = 'Runtime.UnhandledPromiseRejection', failure.errorMessage = String(error);
  told(current, label, failure);
  if (current !== '') await call('POST', '/invocation/' + current + '/error', JSON.stringify(failure)).catch(() => {});
  process.exit(128);
}
process.on('uncaughtException', (error) => void fatal('Uncaught Exception', error));
process.on('unhandledRejection', (error) => void fatal('Unhandled Promise Rejection', error));

for (;;) {
  const { status, headers, body } = await call('GET', '/invocation/next');
  // The sandbox is being ended: what was answered is no event.
  if (status !== 200) process.exit(1);
  const id = headers['lambda-runtime-aws-request-id'];
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  current = id;
  const client = headers['lambda-runtime-client-context'];
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: id,
    clientContext: client === undefined ? undefined : JSON.parse(client),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  let failure;
  let answer;
  try {
    answer = JSON.stringify((await run(handler, JSON.parse(body), context)) ?? null) ?? 'null';
  } catch (error) {
    failure = shape(error);
    told(id, 'Invoke Error', failure);
  }
  // The server reads the log up to this line before it ends the invocation's part of it.
  fs.writeSync(1, '\\n\\u001eEND ' + id + '\\n');
  if (failure === undefined) await call('POST', '/invocation/' + id + '/response', answer);
  else await call('POST', '/invocation/' + id + '/error', JSON.stringify(failure));
  current = '';
}
`;
