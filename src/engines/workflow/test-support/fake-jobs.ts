/** A service of jobs for the tests: what `Call` would reach, held in memory (or wherever `save` keeps it). */
import type { CallRequest } from '../../../platform/call.ts';
import { ServiceError } from '../../../platform/errors.ts';
import { createEventBus, type EventBus } from '../../events/bus.ts';

export interface FakeJob {
  name: string;
  arn: string;
  noun: string;
  status: string;
  token: string | undefined;
  tags: { Key: string; Value: string }[];
  createdAt: number;
  failureReason?: string;
}

export interface FakeJobs {
  readonly call: (request: CallRequest) => Promise<unknown>;
  readonly events: EventBus;
  readonly requests: CallRequest[];
  readonly jobs: Map<string, FakeJob>;
  /** Ends a job and tells the bus. */
  finish(name: string, status: string, failureReason?: string): void;
}

/** @param onCreate is told of every create that made a job. */
export function createFakeJobs(
  options: {
    readonly now?: () => number;
    readonly jobs?: Map<string, FakeJob>;
    readonly onCreate?: (job: FakeJob) => void;
  } = {},
): FakeJobs {
  const now = options.now ?? (() => 1_700_000_000_000);
  const jobs = options.jobs ?? new Map<string, FakeJob>();
  const requests: CallRequest[] = [];
  const events = createEventBus((error) => {
    throw error;
  });

  const tell = (job: FakeJob): void =>
    events.publish({
      id: job.name,
      source: 'aws.sagemaker',
      detailType: 'SageMaker Training Job State Change',
      accountId: '123456789012',
      region: 'us-east-1',
      time: now(),
      resources: [job.arn],
      detail: {},
    });

  const call = async (request: CallRequest): Promise<unknown> => {
    requests.push(request);
    // The tests write the inputs that they read here.
    const input = request.input as Record<string, unknown>;
    const match = /^(Create|Describe|Stop)(.*Job)$/.exec(request.operation);
    if (match !== null) {
      const [, verb = '', noun = ''] = match;
      const name = String(input[`${noun}Name`]);
      const job = jobs.get(name);
      if (verb === 'Create') {
        if (job !== undefined) {
          if (job.token !== undefined && job.token === request.idempotencyToken) return { [`${noun}Arn`]: job.arn };
          throw new ServiceError('ResourceInUse', `Job name ${name} is in use`);
        }
        const made: FakeJob = {
          name,
          noun,
          arn: `arn:aws:sagemaker:us-east-1:123456789012:${noun.toLowerCase()}/${name}`,
          status: 'InProgress',
          token: request.idempotencyToken,
          tags: Array.isArray(input['Tags']) ? input['Tags'] : [],
          createdAt: now(),
        };
        jobs.set(name, made);
        options.onCreate?.(made);
        return { [`${noun}Arn`]: made.arn };
      }
      if (job === undefined) throw new ServiceError('ValidationException', 'Requested resource not found.');
      if (verb === 'Stop') {
        job.status = 'Stopped';
        tell(job);
        return {};
      }
      return {
        [`${noun}Name`]: name,
        [`${noun}Arn`]: job.arn,
        [`${noun}Status`]: job.status,
        CreationTime: job.createdAt,
        ...(job.failureReason === undefined ? {} : { FailureReason: job.failureReason }),
      };
    }
    if (request.operation === 'ListTags') {
      const job = [...jobs.values()].find((known) => known.arn === input['ResourceArn']);
      return { Tags: job?.tags ?? [] };
    }
    if (request.operation === 'CreateModel') return { ModelArn: 'arn:aws:sagemaker:us-east-1:123456789012:model/m' };
    throw new ServiceError('NotImplemented', `${request.operation} has no handler`, { status: 501 });
  };

  return {
    call,
    events,
    requests,
    jobs,
    finish(name, status, failureReason) {
      const job = jobs.get(name);
      if (job === undefined) throw new Error(`no job ${name}`);
      job.status = status;
      if (failureReason !== undefined) job.failureReason = failureReason;
      tell(job);
    },
  };
}
