/** Answers in XML, and the refusals of the protocols that have them. */
import type { ServiceError } from '../../platform/errors.ts';
import { serialization } from '../shape.ts';
import { parseXml, type XmlNode } from '../xml.ts';
import { type Incoming, type Refusal, textOf } from './protocol.ts';

export const malformedXml = (): ServiceError => serialization('the answer does not fit the model');

/** @throws ServiceError */
export function parseXmlAnswer(bytes: Uint8Array): { readonly root: string; readonly node: XmlNode } {
  const document = parseXml(textOf(bytes));
  if (document === undefined) throw serialization('the answer is no XML document');
  return document;
}

/** What stands below an element; undefined where it has no such child. Of repeated elements the first. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (typeof node !== 'object' || Array.isArray(node)) return undefined;
  const found: unknown = Object.getOwnPropertyDescriptor(node, name)?.value;
  // What parseXml made.
  return (Array.isArray(found) ? found[0] : found) as XmlNode | undefined;
}

export function childText(node: XmlNode | undefined, name: string): string | undefined {
  const found = child(node, name);
  const text = typeof found === 'object' ? child(found, '#text') : found;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/**
 * `ErrorResponse/Error` (query, rest-xml), `Response/Errors/Error` (ec2), or the bare `Error` (S3 and its kin); the request's id beside or
 * inside, in three spellings.
 */
export function xmlRefusal({ body }: Incoming): Refusal {
  const document = parseXml(textOf(body));
  if (document === undefined) return { code: undefined, message: undefined };
  const { root, node } = document;
  const error = root === 'Error' ? node : (child(node, 'Error') ?? child(child(node, 'Errors'), 'Error'));
  return {
    code: childText(error, 'Code'),
    message: childText(error, 'Message') ?? childText(error, 'message'),
    requestId: childText(node, 'RequestId') ?? childText(node, 'RequestID') ?? childText(error, 'RequestId'),
  };
}
