import { availableParallelism, totalmem } from 'node:os';

/** What a container may use. */
export interface InstanceLimits {
  readonly cpus: number;
  readonly memoryBytes: number;
}

const GIB = 2 ** 30;
/** GiB of memory for each vCPU, by the first letter of the family. */
const MEMORY_RATIO: Readonly<Record<string, number>> = {
  t: 2,
  m: 4,
  c: 2,
  r: 8,
  x: 16,
  p: 8,
  g: 4,
  i: 4,
  d: 4,
  z: 8,
  f: 15,
  h: 4,
  u: 16,
};
const SMALL_SIZES: Readonly<Record<string, number>> = { nano: 1, micro: 1, small: 1, medium: 2, large: 2, xlarge: 4 };

/**
 * The size of an instance type such as `ml.m5.2xlarge`, by the rule that its name follows (vCPUs from the size, memory from the
 * family), and never more than this machine has: a job that asks for a large machine gets the whole of this one.
 */
export function instanceLimits(instanceType: string): InstanceLimits {
  const machine: InstanceLimits = { cpus: availableParallelism(), memoryBytes: totalmem() };
  const match = /^ml\.([a-z]+)\d[a-z\d-]*\.(?:(\d+)xlarge|([a-z]+))$/.exec(instanceType);
  if (match === null) return machine;
  const cpus = match[2] === undefined ? SMALL_SIZES[match[3] ?? ''] : 4 * Number(match[2]);
  const ratio = MEMORY_RATIO[match[1]?.[0] ?? ''];
  if (cpus === undefined || ratio === undefined) return machine;
  return { cpus: Math.min(cpus, machine.cpus), memoryBytes: Math.min(cpus * ratio * GIB, machine.memoryBytes) };
}
