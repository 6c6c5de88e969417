/** A process that evaluates JSONata expressions, one after the other, for `pool.ts`. Whatever an expression does, only this process suffers. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { systemIds } from '../../../platform/ids.ts';
import { evaluateHere, type JsonataRequest } from '../core.ts';

/** A server that was killed cannot end this process, and an expression that never ends would not hear of it: another thread looks. */
const WATCH = `
  const { parentPort, workerData } = require('node:worker_threads');
  setInterval(() => { if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL'); }, 500);
  parentPort.postMessage('watching');
`;
const watch = new Worker(WATCH, { eval: true, workerData: process.ppid });
watch.unref();
await once(watch, 'message');

process.on('disconnect', () => process.exit());
process.on('message', async (request: JsonataRequest) => {
  process.send?.(await evaluateHere(request, systemIds));
});
process.send?.('ready');
