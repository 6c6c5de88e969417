import type { HostObservation, JobEngine, JobPlan } from '../../../engines/jobs/door.ts';
import { JobError } from '../../../engines/jobs/door.ts';
import { again, type Next } from '../../../engines/reconcile/reconciler.ts';
import { halted, type Life, type Outcome } from './life.ts';

/** From SIGTERM to SIGKILL, as the API's pages promise. */
export const STOP_GRACE_MS = 120_000;
/** The same for the hosts that are left when another host failed: their peer is gone. */
const PEER_GRACE_MS = 10_000;
/** How often to look where no one may wake us; also keeps the work queue's row for a restart. */
const HEARTBEAT_MS = 30_000;

/** What differs between kinds. */
export interface LifeRules {
  readonly maxRuntimeMs: number;
  /** The words of FailureReason for a host that exited badly. */
  exitReason(host: Extract<HostObservation, { state: 'exited' }>): Promise<string>;
}

/**
 * Does what the life's phase asks for, once, and says where the life goes: `to` is to be committed and stepped again, `wait` means
 * that nothing changed. Safe to repeat at any point: every effect is idempotent, and phases are left only by the commit of `to`.
 */
export async function stepLife(
  jobs: JobEngine,
  plan: JobPlan,
  life: Life,
  now: number,
  rules: LifeRules,
): Promise<{ readonly to: Life } | { readonly wait: Next }> {
  switch (life.phase) {
    case 'starting':
    case 'downloading':
      return getReady(jobs, plan, life, now);
    case 'running':
      return run(jobs, plan, life, now, rules);
    case 'uploading':
      return finish(jobs, plan, life, now);
    case 'ended':
      return { wait: { kind: 'done' } };
    default:
      return life.phase satisfies never;
  }
}

type Step = Awaited<ReturnType<typeof stepLife>>;

const wait = (after = HEARTBEAT_MS): Step => ({ wait: again(Math.max(0, Math.min(after, HEARTBEAT_MS))) });
const end = (life: Life, now: number, outcome: Outcome): Step => ({
  to: { ...life, phase: 'ended', outcome, endedAt: now },
});

async function getReady(jobs: JobEngine, plan: JobPlan, life: Life, now: number): Promise<Step> {
  if (life.halt !== undefined) {
    jobs.cancel(plan);
    return end(life, now, { kind: 'stopped', by: life.halt.reason === 'max-runtime' ? 'max-runtime' : 'requested' });
  }
  try {
    await jobs.prepare(plan);
  } catch (error) {
    if (error instanceof JobError) return end(life, now, { kind: 'failed', reason: `ClientError: ${error.message}` });
    throw error;
  }
  // Both go on in the background while the change of phase is committed.
  const image = jobs.fetchImage(plan);
  const data = jobs.download(plan);
  for (const [standing, what] of [[data, 'Data download failed: '] as const, [image, ''] as const]) {
    if (standing.state === 'failed') {
      jobs.cancel(plan);
      return end(life, now, { kind: 'failed', reason: `ClientError: ${what}${standing.message}` });
    }
  }
  const startedAt = life.startedAt ?? now;
  if (image.state === 'done' && data.state === 'done') {
    const { waitingFor: _, ...rest } = life;
    return { to: { ...rest, phase: 'running', startedAt, runningAt: now } };
  }
  const waitingFor = data.state === 'done' ? 'image' : 'data';
  if (life.phase === 'downloading' && life.waitingFor === waitingFor) return wait();
  return { to: { ...life, phase: 'downloading', startedAt, waitingFor } };
}

async function run(jobs: JobEngine, plan: JobPlan, life: Life, now: number, rules: LifeRules): Promise<Step> {
  let hosts: readonly HostObservation[];
  try {
    // A life that is to end starts nothing: also where each start fails for a reason of ours, and would for ever.
    if (life.halt === undefined) await jobs.start(plan);
    hosts = await jobs.observe(plan);
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return {
      to: { ...life, phase: 'uploading', outcome: { kind: 'failed', reason: `ClientError: ${error.message}` } },
    };
  }
  if (hosts.every((host) => host.state !== 'running' && (host.state !== 'not-started' || life.halt !== undefined))) {
    return { to: { ...life, phase: 'uploading', outcome: await outcomeOf(life, hosts, rules) } };
  }
  if (life.halt === undefined) {
    const failed = hosts.some((host) => host.state === 'lost' || (host.state === 'exited' && host.exitCode !== 0));
    if (failed) return { to: halted(life, 'host-failed', now) ?? life };
    const deadline = (life.runningAt ?? now) + rules.maxRuntimeMs;
    if (now >= deadline) return { to: halted(life, 'max-runtime', now) ?? life };
    return wait(deadline - now);
  }
  if (life.halt.termAt === undefined) {
    await jobs.signal(plan, 'SIGTERM');
    return { to: { ...life, halt: { ...life.halt, termAt: now } } };
  }
  const kill = life.halt.termAt + (life.halt.reason === 'host-failed' ? PEER_GRACE_MS : STOP_GRACE_MS);
  if (now < kill) return wait(kill - now);
  await jobs.signal(plan, 'SIGKILL');
  return wait(1000);
}

async function outcomeOf(life: Life, hosts: readonly HostObservation[], rules: LifeRules): Promise<Outcome> {
  const reason = life.halt?.reason;
  if (reason === 'requested' || reason === 'max-runtime') return { kind: 'stopped', by: reason };
  const exited = hosts.filter((host) => host.state === 'exited');
  // The first to fail is the cause; those after it may have died of its loss.
  const failed = exited.filter((host) => host.exitCode !== 0).sort((a, b) => a.endedAt - b.endedAt)[0];
  if (failed !== undefined) return { kind: 'failed', reason: await rules.exitReason(failed) };
  const lost = hosts.find((host) => host.state === 'lost');
  if (lost !== undefined) {
    const detail = `The container of host ${lost.host} is gone: the machine was restarted or someone removed it.`;
    return { kind: 'failed', reason: `InternalServerError: We encountered an internal error. ${detail}` };
  }
  return { kind: 'completed' };
}

async function finish(jobs: JobEngine, plan: JobPlan, life: Life, now: number): Promise<Step> {
  const outcome = life.outcome ?? { kind: 'completed' };
  const upload = jobs.upload(plan);
  if (upload.state === 'running') return wait();
  await jobs.drainLogs(plan);
  if (upload.state === 'done' || outcome.kind === 'failed') return end(life, now, outcome);
  return end(life, now, { kind: 'failed', reason: `ClientError: Data upload failed: ${upload.message}` });
}

/** `AlgorithmError: <what the container said>, exit code: N`; `said` is the first 1,024 characters of its failure file. */
export function algorithmError(host: Extract<HostObservation, { state: 'exited' }>, said: string | undefined): string {
  if (host.outOfMemory === true) {
    const hint =
      'Please use an instance type with more memory, or reduce the size of job data processed on an instance.';
    return `ClientError: ${hint}, exit code: ${host.exitCode}`;
  }
  return `AlgorithmError: ${(said ?? '').trim().slice(0, 1024)}, exit code: ${host.exitCode}`;
}
