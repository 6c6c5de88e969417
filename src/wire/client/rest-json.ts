import type { CatalogueModel } from '../../models/model.ts';
import { compileJsonEncoders, WIRE_JSON } from '../protocols/json-values.ts';
import { bodyMembers } from '../protocols/rest.ts';
import { compileDecoders } from '../shape.ts';
import { shapeOf } from '../validate.ts';
import { answerReader, jsonRefusal, parseAnswer } from './json.ts';
import { bytesOf, type ClientProtocol, EMPTY } from './protocol.ts';
import { restClient } from './rest.ts';

/** JSON documents or raw payloads over REST. Source: AWS restJson1 protocol in the Smithy specification. */
export function restJsonClient(model: CatalogueModel): ClientProtocol {
  const encoders = compileJsonEncoders(model, WIRE_JSON);
  const json = (document: unknown) => ({ body: bytesOf(JSON.stringify(document)), type: 'application/json' });

  return restClient(model, {
    decoders: compileDecoders(model, answerReader),
    parse: parseAnswer,
    refusal: jsonRefusal,
    compileBody({ input: shape }) {
      if (shape === undefined) return () => ({ body: EMPTY });
      const { payload } = shape;
      const member = payload === undefined ? undefined : shape.members[payload];
      if (payload === undefined || member === undefined) {
        const members = bodyMembers(shape);
        if (members.length === 0) return () => ({ body: EMPTY });
        return (input) => {
          const document: Record<string, unknown> = {};
          for (const [name, each] of members) {
            const value = input[name];
            if (value !== undefined && value !== null) document[each.locationName ?? name] = encoders.of(each)(value);
          }
          return json(document);
        };
      }
      const { type } = shapeOf(model.shapes, member);
      return (input) => {
        const value = input[payload];
        if (type === 'blob') return { body: value instanceof Uint8Array ? value : EMPTY };
        if (type === 'string') return { body: value === undefined ? EMPTY : bytesOf(String(value)) };
        return json(value === undefined || value === null ? {} : encoders.of(member)(value));
      };
    },
  });
}
