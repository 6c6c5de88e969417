import { commandLine } from './contract/command.ts';
import { PYTHON_ENVIRONMENT } from './contract/environment.ts';
import type { JobFolders } from './folders.ts';
import type { ImageDescription } from './images/describe.ts';
import { instanceLimits } from './instance-types.ts';
import type { HostPlan, JobPlan } from './plan.ts';
import type { ContainerSpec, RunnableImage } from './runner.ts';

/** The port that serving containers listen on, unless SAGEMAKER_BIND_TO_PORT says otherwise. */
export const SERVE_PORT = 8080;

export const containerId = (plan: Pick<JobPlan, 'id'>, host: string): string => `${plan.id}-${host}`;

/** What the runner is to start for a host of a job. Pure. */
export function containerSpec(input: {
  readonly plan: JobPlan;
  readonly host: HostPlan;
  readonly image: ImageDescription;
  readonly runnable: RunnableImage;
  readonly folders: Pick<JobFolders, 'ml'>;
  /** The platform's part: region, endpoint, credentials. */
  readonly environment: Readonly<Record<string, string>>;
}): ContainerSpec {
  const { plan, host, image, runnable, folders, environment } = input;
  const python = runnable.kind === 'built-in' ? runnable.python : 'python3';
  const limits = host.instanceType === undefined ? undefined : instanceLimits(host.instanceType);
  return {
    id: containerId(plan, host.name),
    group: plan.id,
    image: runnable,
    argv: commandLine(plan.command, image, python),
    environment: {
      ...PYTHON_ENVIRONMENT,
      // The container does not see its control group: programs would start a thread for each processor of the machine.
      ...(limits === undefined ? {} : { SM_NUM_CPUS: String(limits.cpus) }),
      ...environment,
      ...plan.environment,
    },
    mlFolder: folders.ml(host.name),
    binds: [],
    hostname: host.name,
    hosts: plan.hosts.map(({ name }) => name),
    network: plan.networkIsolation ? 'isolated' : 'open',
    ...(plan.command.kind === 'serve' ? { servePort: SERVE_PORT } : {}),
    ...limits,
    // Algorithms may write beside their data; a job's own command starts where Docker would start it.
    ...(plan.command.kind === 'entrypoint' ? {} : { workingDirectory: '/opt/ml' }),
  };
}
