import type { ServiceModel } from '../models/model.ts';
import type { HttpFacts } from '../models/service.ts';
import type { Found, Operation, Parameters } from './protocols/protocol.ts';
import { quirksOf } from './quirks.ts';

/**
 * The router of the REST protocols, built from the models' `requestUri`s (`/{Bucket}/{Key+}?uploads`).
 *
 * The most specific operation wins: more literal path segments, then more literal query parameters. Operations with the same method, path
 * and literals (PutObject, CopyObject, UploadPart, UploadPartCopy) are told apart by the query parameters and headers that each requires.
 */
export interface Router {
  /** `path` is undecoded. @returns why there is none, where there is none. */
  match(method: string, path: string, facts: HttpFacts): Match;
}

export type Match =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'no-path' | 'no-method' | 'bad-uri' };

interface Route {
  readonly operation: Operation;
  readonly literals: readonly (readonly [name: string, value: string])[];
  /** Names of required query parameters and (lower-case) headers. */
  readonly parameters: readonly string[];
  readonly headers: readonly string[];
}

interface Path {
  readonly template: string;
  readonly pattern: RegExp;
  readonly labels: readonly string[];
  readonly literalSegments: number;
  /** By method, most specific first. */
  readonly routes: Map<string, Route[]>;
}

export function createRouter(model: ServiceModel, operations: ReadonlyMap<string, Operation>): Router {
  const shadowed = new Set(quirksOf(model.service).shadowed);
  const paths = new Map<string, Path>();
  for (const operation of operations.values()) {
    if (shadowed.has(operation.name)) continue;
    const [template = '/', query = ''] = operation.model.http.requestUri.split('?');
    let path = paths.get(template);
    if (path === undefined) {
      path = compilePath(template);
      paths.set(template, path);
    }
    const { method } = operation.model.http;
    const routes = path.routes.get(method) ?? [];
    routes.push(compileRoute(operation, query));
    path.routes.set(method, routes);
  }
  const ordered = [...paths.values()].sort((a, b) => b.literalSegments - a.literalSegments);
  for (const { routes } of ordered) for (const list of routes.values()) list.sort(moreSpecificFirst);

  return {
    match(method, path, facts) {
      let sawPath = false;
      let parameters: Parameters | undefined;
      for (const candidate of ordered) {
        const labels = candidate.pattern.exec(path);
        if (labels === null) continue;
        sawPath = true;
        const routes = candidate.routes.get(method);
        if (routes === undefined) continue;
        parameters ??= parseQuery(facts.query);
        const operation = choose(routes, parameters, facts);
        if (operation === undefined) continue;
        const decoded = decodeLabels(candidate.labels, labels);
        if (decoded === undefined) return { kind: 'bad-uri' };
        return { kind: 'found', found: { operation, labels: decoded, parameters } };
      }
      return { kind: sawPath ? 'no-method' : 'no-path' };
    },
  };
}

function choose(routes: readonly Route[], parameters: Parameters, facts: HttpFacts): Operation | undefined {
  // Routes come most specific first. One whose own requirements are not met may still be the best: the request then forgot them.
  let fallback: Route | undefined;
  for (const route of routes) {
    if (!route.literals.every(([name, value]) => hasLiteral(parameters, name, value))) continue;
    if (fallback !== undefined && fallback.literals.length > route.literals.length) break;
    const complete =
      route.parameters.every((name) => parameters.has(name)) &&
      route.headers.every((name) => facts.headers[name] !== undefined);
    if (complete) return route.operation;
    fallback = route;
  }
  return fallback?.operation;
}

function hasLiteral(parameters: Parameters, name: string, value: string): boolean {
  const values = parameters.get(name);
  return values !== undefined && (value === '' || values.includes(value));
}

function compileRoute(operation: Operation, query: string): Route {
  const literals = query
    .split('&')
    .filter((part) => part !== '')
    .map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=');
      return [name, value];
    });
  const parameters: string[] = [];
  const headers: string[] = [];
  for (const name of operation.input?.required ?? []) {
    const member = operation.input?.members[name];
    const wireName = member?.locationName ?? name;
    if (member?.location === 'querystring') parameters.push(wireName);
    if (member?.location === 'header') headers.push(wireName.toLowerCase());
  }
  return { operation, literals, parameters, headers };
}

function moreSpecificFirst(a: Route, b: Route): number {
  const requirements = (route: Route): number => route.parameters.length + route.headers.length;
  return b.literals.length - a.literals.length || requirements(b) - requirements(a);
}

function compilePath(template: string): Path {
  const labels: string[] = [];
  let literalSegments = 0;
  const segments = template
    .split('/')
    .slice(1)
    .map((segment) => {
      const label = /^\{(.+?)(\+?)\}$/.exec(segment);
      if (label?.[1] === undefined) {
        if (segment !== '') literalSegments++;
        return segment.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
      }
      labels.push(label[1]);
      return label[2] === '+' ? '(.+)' : '([^/]+)';
    });
  const slash = template === '/' ? '' : '/?';
  return {
    template,
    pattern: new RegExp(`^/${segments.join('/')}${template.endsWith('+}') ? '' : slash}$`, 's'),
    labels,
    literalSegments,
    routes: new Map(),
  };
}

function decodeLabels(names: readonly string[], match: RegExpExecArray): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  for (let i = 0; i < names.length; i++) {
    try {
      labels[names[i] ?? ''] = decodeURIComponent(match[i + 1] ?? '');
    } catch {
      return undefined;
    }
  }
  return labels;
}

/** Decodes `a=1&b&a=2`. A plus is a space; broken escapes stay as they are. */
export function parseQuery(query: string): Map<string, string[]> {
  const parameters = new Map<string, string[]>();
  if (query === '') return parameters;
  for (const part of query.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decodePart(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decodePart(part.slice(equals + 1));
    const values = parameters.get(name);
    if (values === undefined) parameters.set(name, [value]);
    else values.push(value);
  }
  return parameters;
}

function decodePart(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
