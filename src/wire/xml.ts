import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { setOwn } from './shape.ts';

/** Reading and writing of XML documents, without any knowledge of shapes. */

/** Attributes stand beside elements under their name with this before it. */
export const ATTRIBUTE = '@';

/** What an element becomes: its text, or its children by name, or a list of both where an element is repeated. */
export type XmlNode = string | readonly XmlNode[] | { readonly [name: string]: XmlNode };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: false,
  // References are resolved below: the library's own table would also serve what a document defines for itself.
  processEntities: false,
  alwaysCreateTextNode: false,
});

/** Deeper documents than this are refused; the deepest real one has about ten levels. */
const DEEPEST = 64;

/**
 * @returns the root's name and content; undefined for what is no well-formed document, or one with a DTD.
 */
export function parseXml(text: string): { root: string; node: XmlNode } | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text) || deeperThan(text, DEEPEST)) return undefined;
  if (XMLValidator.validate(text) !== true) return undefined;
  let document: unknown;
  try {
    document = parser.parse(text);
  } catch {
    return undefined;
  }
  if (typeof document !== 'object' || document === null) return undefined;
  const roots = Object.entries(document);
  const [root, content] = roots[0] ?? [];
  if (roots.length !== 1 || root === undefined) return undefined;
  return { root: localName(root), node: resolve(content) };
}

function deeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<[/a-zA-Z_][^<>]*>/g)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>') && ++depth > limit) return true;
  }
  return false;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Resolves references in texts and drops namespace prefixes of elements (not of attributes, which are asked for with theirs). */
function resolve(node: unknown): XmlNode {
  if (Array.isArray(node)) return node.map(resolve);
  if (typeof node !== 'object' || node === null) return unescapeXml(String(node ?? ''));
  const out: Record<string, XmlNode> = {};
  let elements = false;
  for (const [name, child] of Object.entries(node)) {
    const isAttribute = name.startsWith(ATTRIBUTE);
    if (name !== '#text' && !isAttribute) elements = true;
    if (name.startsWith(`${ATTRIBUTE}xmlns`)) continue;
    setOwn(out, isAttribute ? name : localName(name), resolve(child));
  }
  // An element with attributes and text only is its text, unless somebody wants the attributes.
  if (!elements && Object.keys(out).every((name) => name === '#text')) return out['#text'] ?? '';
  return out;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Text for an element or an attribute. Line ends and control characters are written as references, or parsers would change them. */
export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (!/[&<>"\0-\x1f\x7f\ufffe\uffff]/.test(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  return text.replaceAll(/[&<>"\0-\x08\x0b-\x1f\x7f\ufffe\uffff]/g, (char) => {
    switch (char) {
      case '&':
        return '&amp;';
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      case '"':
        return '&quot;';
      default:
        return `&#x${char.charCodeAt(0).toString(16)};`;
    }
  });
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
