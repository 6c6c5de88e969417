/** Reads `Retry` and `Catch`. */

import { lintFields } from '../lint/fields.ts';
import type { Catcher, Retrier } from '../machine.ts';
import { member } from '../value.ts';
import { assignment } from './assign.ts';
import type { Source } from './builder.ts';
import {
  complain,
  EMPTY,
  listField,
  notAmong,
  nullableReference,
  numberField,
  required,
  template,
  textField,
} from './builder.ts';

export function readRetry(state: Source): Retrier[] {
  const retriers = listField(state, 'Retry', false);
  return retriers.map((source, at) => {
    lintFields(source, 'retrier');
    required(source, ['ErrorEquals']);
    const jitter = textField(source, 'JitterStrategy');
    if (jitter !== undefined && jitter !== 'FULL' && jitter !== 'NONE') {
      notAmong(source.builder, ['NONE', 'FULL'], `${source.location}/JitterStrategy`);
    }
    const interval = numberField(source, 'IntervalSeconds', { least: 0, most: 99_999_999 }) ?? 1;
    const maxDelay = numberField(source, 'MaxDelaySeconds', { least: 1, most: 31_622_400 });
    if (maxDelay !== undefined && maxDelay <= interval) {
      complain(
        source.builder,
        'MaxDelaySeconds must be greater than IntervalSeconds',
        `${source.location}/MaxDelaySeconds`,
      );
    }
    return {
      errorEquals: readErrorEquals(source, at === retriers.length - 1),
      intervalSeconds: interval,
      maxAttempts: numberField(source, 'MaxAttempts', { least: 0, most: 99_999_999 }) ?? 3,
      backoffRate: numberField(source, 'BackoffRate', { least: 1, integer: false }) ?? 2,
      maxDelaySeconds: maxDelay,
      fullJitter: jitter === 'FULL',
    };
  });
}

export function readCatch(state: Source): Catcher[] {
  const catchers = listField(state, 'Catch', false);
  return catchers.map((source, at) => {
    required(source, ['ErrorEquals', 'Next']);
    lintFields(source, 'catcher');
    return {
      errorEquals: readErrorEquals(source, at === catchers.length - 1),
      next: textField(source, 'Next') ?? '',
      resultPath: source.jsonata ? undefined : nullableReference(source, 'ResultPath'),
      output: source.jsonata ? template(source, 'Output', `Catch[${at}]/Output`) : undefined,
      assign: assignment(source, `Catch[${at}]/Assign`),
    };
  });
}

function readErrorEquals(source: Source, last: boolean): string[] {
  const location = `${source.location}/ErrorEquals`;
  const value = member(source.object, 'ErrorEquals');
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length === 0) {
    complain(source.builder, Array.isArray(value) ? EMPTY : 'Expected value of type Array', location);
    return [];
  }
  const names = value.filter((name) => typeof name === 'string');
  if (names.length !== value.length) complain(source.builder, 'Expected value of type String', location);
  if (names.includes('States.ALL') && (names.length > 1 || !last)) {
    complain(source.builder, 'States.ALL must appear alone and at end of list', location);
  }
  return names;
}
