/**
 * Variables: what `Assign` sets, within AWS's quotas: 256 KiB for one Assign, all its variables together, and 10 MiB for all that an
 * execution stores at a time. Counted are the values' JSON text in UTF-8; the variables of a branch or an iteration count while it runs.
 *
 * The quotas are documented. What an execution over them fails with is not: it is decided to be `States.DataLimitExceeded`, the name of
 * every other limit on data, in the words of its sentence about a result.
 */

import type { JsonObject } from '../../platform/json.ts';
import { StatesError } from './errors.ts';
import type { Execution, Thread } from './execution.ts';
import { member, setMember } from './value.ts';

const MAX_ASSIGNED = 262_144;
const MAX_STORED = 10_485_760;

/**
 * Sets the variables that the state `name` assigns. The answer is their JSON texts.
 * @throws StatesError over a quota; nothing is set then
 */
export function setVariables(
  execution: Execution,
  thread: Thread,
  name: string,
  assigned: JsonObject,
): { readonly [name: string]: string } {
  const texts: { [name: string]: string } = {};
  let bytes = 0;
  let replaced = 0;
  for (const [variable, value] of Object.entries(assigned)) {
    const text = JSON.stringify(value);
    texts[variable] = text;
    bytes += Buffer.byteLength(text, 'utf8');
    const old = thread.variables === undefined ? undefined : member(thread.variables, variable);
    if (old !== undefined) replaced += Buffer.byteLength(JSON.stringify(old), 'utf8');
  }
  if (bytes > MAX_ASSIGNED) {
    throw overQuota(
      `The state/task '${name}' assigned variables with a size exceeding the maximum number of bytes service limit.`,
    );
  }
  const growth = bytes - replaced;
  const stored = (execution.variableBytes ?? 0) + growth;
  if (stored > MAX_STORED) {
    throw overQuota(
      `The state/task '${name}' assigned variables that bring the size of all stored variables over the maximum number of bytes service limit.`,
    );
  }
  execution.variableBytes = stored;
  thread.variableBytes = (thread.variableBytes ?? 0) + growth;
  thread.variables = { ...thread.variables };
  for (const [variable, value] of Object.entries(assigned)) setMember(thread.variables, variable, value);
  return texts;
}

/** A thread that is gone takes its variables with it. */
export function removeThread(execution: Execution, thread: Thread): void {
  delete execution.threads[thread.id];
  if (thread.variableBytes !== undefined) {
    execution.variableBytes = (execution.variableBytes ?? 0) - thread.variableBytes;
  }
}

function overQuota(detail: string): StatesError {
  return new StatesError('States.DataLimitExceeded', detail);
}
