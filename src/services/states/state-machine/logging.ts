import type { LoggingConfiguration } from '../../../models/generated/stepfunctions.ts';
import type { RequestContext } from '../../../models/service.ts';
import { parseArn } from '../../../platform/arn.ts';
import type { Call } from '../../../platform/call.ts';
import { ServiceError } from '../../../platform/errors.ts';

/** What a machine without a logging configuration shows, and what a configuration leaves out. */
export const NO_LOGGING: LoggingConfiguration = { level: 'OFF', includeExecutionData: false };

/**
 * A logging configuration as it is stored and shown: complete, and with a destination that is there where something is logged.
 * @throws InvalidLoggingConfiguration
 */
export async function readLogging(
  call: Call,
  ctx: RequestContext,
  given: LoggingConfiguration | undefined,
): Promise<LoggingConfiguration> {
  const logging = { ...NO_LOGGING, ...given };
  const destinations = logging.destinations ?? [];
  if (logging.level === 'OFF') return logging;
  if (destinations.length !== 1) throw invalid('Must specify exactly one Log Destination.');
  const arn = destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn;
  if (arn === undefined) throw invalid('Must set valid CloudWatch Log Group ARN.');
  const name = groupOf(arn);
  if (name === undefined) {
    throw invalid(
      isGroupArn(arn)
        ? "Log Group ARN must be provided with '*' qualifier."
        : 'Provided ARN is not CloudWatch Logs Log Group ARN.',
    );
  }
  if (!(await isGroup(call, ctx, arn, name))) throw invalid('Log Destination not found.');
  return logging;
}

const invalid = (why: string) =>
  new ServiceError('InvalidLoggingConfiguration', `Invalid Logging Configuration: ${why}`);

/** The group's name in `arn:…:log-group:name:*`. */
export function groupOf(arn: string): string | undefined {
  const { service, resource = '' } = parseArn(arn) ?? {};
  return service === 'logs' ? /^log-group:([^:]+):\*$/.exec(resource)?.[1] : undefined;
}

function isGroupArn(arn: string): boolean {
  const { service, resource = '' } = parseArn(arn) ?? {};
  return service === 'logs' && resource.startsWith('log-group:');
}

async function isGroup(call: Call, { identity, region }: RequestContext, arn: string, name: string): Promise<boolean> {
  // The group itself comes first among those that begin with its name.
  const input = { logGroupNamePrefix: name, limit: 1 };
  const answer = await call({ service: 'logs', operation: 'DescribeLogGroups', input, identity, region });
  const { logGroups = [] } = answer as { readonly logGroups?: readonly { readonly arn?: string }[] };
  return logGroups[0]?.arn === arn;
}
