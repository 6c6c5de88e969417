import { Liquid, type Template } from 'liquidjs';
import type { Json } from '../../platform/json.ts';

/**
 * Worker templates: HTML with Liquid, https://shopify.github.io/liquid/, and AWS's filters. Source: Amazon SageMaker Developer Guide,
 * "Creating your custom labeling task template".
 *
 * Templates are hostile: they read no file, see own members only, and are broken off where they take too long or grow too large. What
 * a variable holds is escaped, except behind `skip_autoescape`. AWS's documents put `to_json` into attributes both with and without
 * `escape` behind it, so its output is escaped, once. Text behind `skip_autoescape` that comes from `to_json` holds no `<`, so that it
 * ends no script.
 */
export interface Renderer {
  /** @throws TemplateError with the line and what is wrong */
  check(content: string): void;
  /** `grant` makes a link of an S3 URI. @throws TemplateError */
  render(content: string, input: Json, grant: (uri: string) => string): string;
}

export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** As RenderUiTemplate's model bounds it. */
export const MAX_TEMPLATE = 128_000;
const RENDER_MS = 500;
const MEMORY = 16 * 1024 * 1024;

export function createRenderer(): Renderer {
  const liquid = new Liquid({
    // In memory, and empty: include, render and layout find nothing.
    templates: {},
    outputEscape: 'escape',
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: MAX_TEMPLATE,
    renderLimit: RENDER_MS,
    memoryLimit: MEMORY,
  });
  /** By the variables of the rendering. */
  const grants = new WeakMap<object, (uri: string) => string>();
  // `raw` filters are the last word about escaping.
  liquid.registerFilter('escape', { raw: true, handler: (value: unknown) => escapeHtml(textOf(value)) });
  liquid.registerFilter('escape_once', {
    raw: true,
    handler: (value: unknown) => escapeHtml(unescapeHtml(textOf(value))),
  });
  liquid.registerFilter('skip_autoescape', { raw: true, handler: (value: unknown) => value });
  liquid.registerFilter('to_json', (value: unknown) => JSON.stringify(value ?? null).replaceAll('<', '\\u003c'));
  liquid.registerFilter('grant_read_access', function (value: unknown) {
    const uri = textOf(value);
    return uri.startsWith('s3://') ? (grants.get(this.context.environments)?.(uri) ?? uri) : uri;
  });

  const parse = (content: string): Template[] => {
    if (content.length > MAX_TEMPLATE) {
      throw new TemplateError(`The template has ${content.length} characters; ${MAX_TEMPLATE} is the most.`);
    }
    return explained(() => liquid.parse(content));
  };

  return {
    check: (content) => void parse(content),
    render(content, input, grant) {
      const template = parse(content);
      const variables = { task: { input } };
      grants.set(variables, grant);
      return explained(() => String(liquid.renderSync(template, variables)));
    },
  };
}

function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    // LiquidJS's own message ends in the line and column.
    throw new TemplateError(error instanceof Error ? error.message : String(error));
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};
const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
const unescapeHtml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#34|#39);/g, (whole, name: string) => NAMES[name] ?? whole);

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
