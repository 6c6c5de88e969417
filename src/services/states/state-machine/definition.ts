import {
  checkResource,
  describeDiagnostics,
  type Machine,
  type Parsed,
  parseMachine,
} from '../../../engines/workflow/door.ts';
import type { LoggingConfiguration } from '../../../models/generated/stepfunctions.ts';
import { ServiceError } from '../../../platform/errors.ts';
import { refuse } from '../errors.ts';

/** Parses a definition with everything that can be said about it before it runs: the language and the integrations' parameters. */
export function parseDefinition(definition: string, type: 'STANDARD' | 'EXPRESS'): Parsed {
  return parseMachine(definition, {
    type,
    checkTask: (resource, template, location) =>
      checkResource(resource, template).map(({ message, at }) => ({
        severity: 'ERROR' as const,
        code: 'SCHEMA_VALIDATION_FAILED',
        message,
        location: `${location}${at}`,
      })),
  });
}

/** @throws InvalidDefinition with all diagnostics in one text, as AWS writes them. */
export function compileDefinition(definition: string, type: 'STANDARD' | 'EXPRESS'): Machine {
  const { machine, diagnostics } = parseDefinition(definition, type);
  if (machine !== undefined) return machine;
  throw refuse.invalidDefinition(describeDiagnostics(diagnostics.filter(({ severity }) => severity === 'ERROR')));
}

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/;

/** @throws InvalidArn */
export function checkRole(roleArn: string): void {
  if (!ROLE.test(roleArn)) throw new ServiceError('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
}

const LOG_GROUP = /^arn:aws[a-z-]*:logs:[^:]+:\d{12}:log-group:[^:]+:\*$/;

/** @throws InvalidLoggingConfiguration */
export function checkLogging(logging: LoggingConfiguration | undefined): void {
  if (logging === undefined || (logging.level ?? 'OFF') === 'OFF') return;
  const destinations = logging.destinations ?? [];
  const invalid = (why: string) =>
    new ServiceError('InvalidLoggingConfiguration', `Invalid Logging Configuration: ${why}`);
  if (destinations.length !== 1) throw invalid('Must specify exactly one Log Destination.');
  const arn = destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? '';
  if (!LOG_GROUP.test(arn)) throw invalid('Log Destination must be a CloudWatch Logs log group ARN that ends in :*.');
}
