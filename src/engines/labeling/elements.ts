/**
 * The crowd elements that the worker's page has (`src/app/worker-page/crowd-elements.js`), and the regions that may stand in them.
 * A template that uses another one would show an empty page to the worker, so a job with it is refused.
 */
export const ELEMENTS: ReadonlySet<string> = new Set([
  'crowd-form',
  'crowd-button',
  'crowd-input',
  'crowd-text-area',
  'crowd-checkbox',
  'crowd-radio-group',
  'crowd-radio-button',
  'crowd-slider',
  'crowd-classifier',
  'crowd-classifier-multi-select',
  'crowd-image-classifier',
  'crowd-image-classifier-multi-select',
  'crowd-instructions',
  'crowd-bounding-box',
]);

/** The first element of AWS's that a template uses and the page does not have. Comments and Liquid's tags do not count. */
export function unknownElement(template: string): string | undefined {
  const markup = template.replaceAll(/<!--[\s\S]*?-->/g, '');
  for (const [, name = ''] of markup.matchAll(/<(crowd-[a-z0-9-]+)/gi)) {
    if (!ELEMENTS.has(name.toLowerCase())) return name.toLowerCase();
  }
  return undefined;
}
