import path from 'node:path';
import { openImages } from './boot.ts';

const DEFAULT_DATA = '.sagebrush';
const say = (line: string): void => console.error(line);

/** `sagebrush images [uri]` */
export async function images(uri: string | undefined): Promise<void> {
  const catalog = openImages(DEFAULT_DATA, say);
  if (uri !== undefined) {
    console.log(catalog.resolve(uri).name);
    return;
  }
  const rows = catalog
    .list()
    .map(({ name, repositories, capabilities, description }) => [
      name,
      repositories.join(', '),
      capabilities.join(', '),
      description,
    ]);
  const header = ['IMAGE', 'ANSWERS TO', 'CAN', ''];
  const widths = header.map((title, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? title.length)),
  );
  for (const row of [header, ...rows])
    console.log(
      row
        .map((cell, column) => (column === 3 ? cell : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
  console.log(
    '\nAn image is named by its ECR URI, of any account and Region: <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>',
  );
}

/** `sagebrush images install [name…]`: makes images ready ahead of the first job. */
export async function installImages(names: readonly string[], data: string): Promise<void> {
  const catalog = openImages(data, say);
  const wanted = names.length > 0 ? names.map((name) => catalog.resolve(name)) : catalog.list();
  for (const image of wanted) {
    await catalog.ready(image, new AbortController().signal);
    console.log(`${image.name} is ready.`);
  }
}

/** `sagebrush images path <name>`: where an image's Python environment lies. */
export async function showImagePath(name: string, data: string): Promise<void> {
  const catalog = openImages(data, say);
  const image = await catalog.ready(catalog.resolve(name), new AbortController().signal);
  if (image.kind === 'built-in') console.log(path.dirname(path.dirname(image.python)));
}
