import type { CatalogueModel } from '../../models/model.ts';
import { xmlReader } from '../protocols/xml-values.ts';
import { compileDecoders } from '../shape.ts';
import { compileForm, type Field, type FormNames } from './form.ts';
import { bytesOf, type ClientProtocol, percentEncode } from './protocol.ts';
import { child, malformedXml, parseXmlAnswer, xmlRefusal } from './xml-answer.ts';

/** Source: AWS query protocol in the Smithy specification. */
const QUERY: FormNames = {
  member: (name, member) => member.locationName ?? name,
  items(prefix, shape, member) {
    const own = shape.member.locationName;
    if (shape.flattened !== true && member.flattened !== true) return `${prefix}.${own ?? 'member'}`;
    // The item's name takes the place of the list's.
    return own === undefined ? prefix : `${prefix.slice(0, prefix.lastIndexOf('.') + 1)}${own}`;
  },
  emptyList: '',
};

/** Lists have no level of their own, names begin with a capital. Source: EC2 query protocol in the Smithy specification. */
const EC2: FormNames = {
  member(name, member) {
    const own = member.locationName ?? name;
    return member.queryName ?? own.charAt(0).toUpperCase() + own.slice(1);
  },
  items: (prefix) => prefix,
  emptyList: undefined,
};

export const queryClient = (model: CatalogueModel): ClientProtocol => formClient(model, QUERY);
export const ec2Client = (model: CatalogueModel): ClientProtocol => formClient(model, EC2);

/** Form fields out, XML back. */
function formClient(model: CatalogueModel, names: FormNames): ClientProtocol {
  const form = compileForm(model, names);
  const decoders = compileDecoders(model, xmlReader(malformedXml));
  return {
    write({ name, input: shape, model: { http } }, input) {
      const fields: Field[] = [
        ['Action', name],
        ['Version', model.apiVersion],
      ];
      if (shape !== undefined) form(shape)(input, '', fields);
      return {
        method: http.method,
        path: '/',
        query: '',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: bytesOf(fields.map(([key, value]) => `${percentEncode(key)}=${percentEncode(value)}`).join('&')),
      };
    },
    read({ output, model: { resultWrapper } }, { body }) {
      if (output === undefined) return {};
      const { node } = parseXmlAnswer(body);
      const result = resultWrapper === undefined ? node : child(node, resultWrapper);
      return result === undefined ? {} : decoders.structure(output)(result, []);
    },
    refusal: xmlRefusal,
  };
}
