import {
  checkResource,
  describeDiagnostics,
  type Machine,
  type Parsed,
  type ParseOptions,
  parseMachine,
} from '../../../engines/workflow/door.ts';
import { ServiceError } from '../../../platform/errors.ts';
import { refuse } from '../errors.ts';

/** Parses a definition with everything that can be said about it before it runs: the language and the integrations' parameters. */
export function parseDefinition(
  definition: string,
  type: 'STANDARD' | 'EXPRESS',
  options: Pick<ParseOptions, 'parametersOptional'> = {},
): Parsed {
  return parseMachine(definition, {
    ...options,
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
