/** What the demo writes: one line per happening, with the seconds since it began. */

const started = performance.now();
const colours = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
const paint = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const red = paint(31);
export const cyan = paint(36);

export const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`;

export function line(text = ''): void {
  process.stdout.write(text === '' ? '\n' : `${dim(seconds())}  ${text}\n`);
}

export function heading(text: string): void {
  process.stdout.write(`\n${bold(text)}\n`);
}

/** Two aligned columns. */
export function facts(rows: readonly (readonly [string, string])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) process.stdout.write(`  ${name.padEnd(width)}  ${value}\n`);
}
