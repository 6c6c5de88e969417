import type { CatalogueModel } from '../../models/model.ts';
import { bodyMembers } from '../protocols/rest.ts';
import { compileXmlEncoders, xmlReader } from '../protocols/xml-values.ts';
import { compileDecoders } from '../shape.ts';
import { shapeOf } from '../validate.ts';
import { escapeXml, XML_HEAD } from '../xml.ts';
import { bytesOf, type ClientProtocol, EMPTY } from './protocol.ts';
import { restClient } from './rest.ts';
import { malformedXml, parseXmlAnswer, xmlRefusal } from './xml-answer.ts';

/** XML documents or raw payloads over REST. Source: AWS restXml protocol in the Smithy specification. */
export function restXmlClient(model: CatalogueModel): ClientProtocol {
  const encoders = compileXmlEncoders(model);

  return restClient(model, {
    decoders: compileDecoders(model, xmlReader(malformedXml)),
    parse: (bytes) => parseXmlAnswer(bytes).node,
    refusal: xmlRefusal,
    compileBody({ input: shape, model: operation }) {
      if (shape === undefined) return () => ({ body: EMPTY });
      const { payload } = shape;
      const member = payload === undefined ? undefined : shape.members[payload];
      if (payload === undefined || member === undefined) {
        const members = bodyMembers(shape);
        const root = operation.inputLocationName ?? shape.locationName ?? operation.input ?? '';
        const namespace = operation.inputXmlNamespace ?? shape.xmlNamespace ?? model.xmlNamespace;
        const inside = encoders.inside(members);
        return (input) =>
          members.some(([name]) => isThere(input[name])) ? xml(root, namespace, inside(input)) : { body: EMPTY };
      }
      const inner = shapeOf(model.shapes, member);
      if (inner.type !== 'structure') {
        return (input) => {
          const value = input[payload];
          if (value instanceof Uint8Array) return { body: value };
          return { body: isThere(value) ? bytesOf(String(value)) : EMPTY };
        };
      }
      const root = member.locationName ?? inner.locationName ?? payload;
      const namespace = member.xmlNamespace?.uri ?? inner.xmlNamespace ?? model.xmlNamespace;
      const inside = encoders.structure(inner);
      return (input) => (isThere(input[payload]) ? xml(root, namespace, inside(input[payload])) : { body: EMPTY });
    },
  });
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

function xml(root: string, namespace: string | undefined, inside: string): { body: Uint8Array; type: string } {
  const xmlns = namespace === undefined ? '' : ` xmlns="${escapeXml(namespace)}"`;
  return { body: bytesOf(`${XML_HEAD}<${root}${xmlns}>${inside}</${root}>`), type: 'application/xml' };
}
