/** Reads a whole definition. */

import { type Json, parseJson } from '../../../platform/json.ts';
import type { Machine } from '../machine.ts';
import type { Diagnostic, ParseOptions } from '../types.ts';
import { exceedsBytes, isObject, member } from '../value.ts';
import { readBlock } from './block.ts';
import type { Builder, Source } from './builder.ts';
import { LANGUAGES, notAmong, numberField } from './builder.ts';
import { jsonProblem, nestingDepth } from './json-text.ts';

const MAX_BYTES = 1024 * 1024;
/** The readers recurse. Honest definitions stay below a tenth of this. */
const MAX_NESTING = 500;

export type Parsed =
  | { readonly machine: Machine; readonly diagnostics: readonly Diagnostic[] }
  | { readonly machine?: undefined; readonly diagnostics: readonly Diagnostic[] };

/**
 * A machine that can be run, or the reasons why not (severity ERROR). Beside a machine there may be warnings.
 * CreateStateMachine refuses with `Invalid State Machine Definition: 'CODE: message at location, …'`
 * (`describeDiagnostics`).
 */
export function parseMachine(definition: string, options: ParseOptions = {}): Parsed {
  if (exceedsBytes(definition, MAX_BYTES)) {
    return refused(`Definition must not be larger than ${MAX_BYTES} bytes`, 'SCHEMA_VALIDATION_FAILED');
  }
  let value: Json;
  try {
    value = parseJson(definition);
  } catch {
    if (definition.trim() === '') return refused('Definition must be a valid JSON object', 'SCHEMA_VALIDATION_FAILED');
    const problem = jsonProblem(definition);
    const message = problem?.message ?? 'Definition must be a valid JSON object';
    return refused(message, 'INVALID_JSON_DESCRIPTION', problem?.location);
  }
  if (!isObject(value)) return refused('Definition must be a valid JSON object', 'SCHEMA_VALIDATION_FAILED');
  if (nestingDepth(definition) > MAX_NESTING) {
    return refused(`Definition must not be nested deeper than ${MAX_NESTING} levels`, 'SCHEMA_VALIDATION_FAILED');
  }
  const language = member(value, 'QueryLanguage');
  const builder: Builder = {
    options,
    diagnostics: [],
    blocks: new Map(),
    resources: [],
    variables: new Map(),
    names: new Set(),
    labels: new Set(),
    machineJsonata: language === 'JSONata',
    usesJsonata: false,
    readBlock,
  };
  const source: Source = { builder, object: value, location: '', jsonata: language === 'JSONata', state: '' };
  if (language !== undefined && language !== 'JSONPath' && language !== 'JSONata') {
    notAmong(builder, LANGUAGES, '/QueryLanguage');
  }
  const version = member(value, 'Version');
  if (version !== undefined && version !== '1.0') notAmong(builder, ['1.0'], '/Version');
  const comment = typeof value['Comment'] === 'string' ? value['Comment'] : undefined;
  // AWS takes 0 as well. What it then does is not known; here the machine has no limit.
  const timeoutSeconds = numberField(source, 'TimeoutSeconds', { least: 0, most: 99_999_999 }) || undefined;
  const root = readBlock(source, 'machine');
  if (builder.diagnostics.some((diagnostic) => diagnostic.severity === 'ERROR')) {
    return { diagnostics: unique(builder.diagnostics) };
  }
  const machine: Machine = {
    ...(comment === undefined ? {} : { comment }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    usesJsonata: builder.usesJsonata,
    variableReferences: Object.fromEntries([...builder.variables].map(([state, names]) => [state, [...names]])),
    resources: builder.resources,
    root,
    blocks: builder.blocks,
  };
  return { machine, diagnostics: unique(builder.diagnostics) };
}

/** What the child executions of a DISTRIBUTED Map run: its item processor. `location` is that of `startMapRun`. */
export function childMachine(machine: Machine, location: string): Machine {
  for (const block of machine.blocks.values()) {
    for (const node of block.states.values()) {
      if (node.location === location && node.type === 'Map') {
        return {
          usesJsonata: machine.usesJsonata,
          variableReferences: machine.variableReferences,
          resources: machine.resources,
          root: node.processor,
          blocks: machine.blocks,
        };
      }
    }
  }
  throw new Error(`there is no Map state at ${location}`);
}

/** `CODE: message at location`, as CreateStateMachine puts them together. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ code, message, location }) => `${code}: ${message}${location === undefined ? '' : ` at ${location}`}`)
    .join(', ');
}

function refused(message: string, code: string, location?: string): Parsed {
  return { diagnostics: [{ severity: 'ERROR', code, message, ...(location === undefined ? {} : { location }) }] };
}

/** Some fields are looked at twice. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
