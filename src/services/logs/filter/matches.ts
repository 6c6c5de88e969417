import { RE2JS } from 're2js';
import { invalidParameter } from '../deps.ts';

/** Decides for a message whether it passes. */
export type Matches = (message: string) => boolean;

/** Regular expressions come from callers, so they run on an engine whose time is linear in the message. */
export function compileRegex(expression: string): Matches {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(expression);
  } catch {
    throw invalidPattern();
  }
  return (message) => compiled.matcher(message).find();
}

export const invalidPattern = () => invalidParameter('Invalid filter pattern');
