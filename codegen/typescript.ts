import type { Member, ServiceModel, Shape, StructureShape } from '../src/models/model.ts';

/**
 * Writes the types of one service: an interface for each structure that an operation uses, and `Operations`, which maps each
 * operation to its input and output. Optional members allow `undefined` so that a view may be written as one object literal.
 */
export function writeTypes(model: ServiceModel): string {
  const used = reachable(model);
  const lines = [
    `// Generated from botocore's ${model.serviceId} model by codegen. Do not edit: change codegen or patches.json and run \`npm run gen\`.`,
    "import type { Blob, Document, EventStream, StreamingBlob, Timestamp } from '../types.ts';",
    '',
  ];
  for (const name of [...used].sort()) {
    const shape = model.shapes[name];
    if (shape?.type === 'structure' && !shape.document) lines.push(writeInterface(model, name, shape), '');
    else if (shape?.type === 'string' && shape.enum) lines.push(writeEnum(name, shape.enum), '');
  }
  lines.push('export interface Operations {');
  for (const [name, operation] of Object.entries(model.operations)) {
    const input = operation.input ? typeName(operation.input) : '{}';
    const output = operation.output ? typeName(operation.output) : '{}';
    lines.push(`  ${name}: { input: ${input}; output: ${output} };`);
  }
  lines.push('}', '');
  return `${lines.join('\n')}\n`
    .replace(/\n+$/, '\n')
    .replace(importLine, () => usedImports(lines.slice(2).join('\n')));
}

const importLine = /^import type \{.*$/m;

function usedImports(body: string): string {
  const names = ['Blob', 'Document', 'EventStream', 'StreamingBlob', 'Timestamp'].filter((name) =>
    new RegExp(`\\b${name}\\b`).test(body),
  );
  return names.length === 0 ? '' : `import type { ${names.join(', ')} } from '../types.ts';`;
}

function reachable(model: ServiceModel): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string | undefined): void => {
    if (name === undefined || seen.has(name)) return;
    seen.add(name);
    const shape = model.shapes[name];
    if (shape?.type === 'structure') for (const member of Object.values(shape.members)) visit(member.shape);
    if (shape?.type === 'list') visit(shape.member.shape);
    if (shape?.type === 'map') {
      visit(shape.key.shape);
      visit(shape.value.shape);
    }
  };
  for (const operation of Object.values(model.operations)) {
    visit(operation.input);
    visit(operation.output);
    for (const error of operation.errors ?? []) visit(error);
  }
  return seen;
}

function writeInterface(model: ServiceModel, name: string, shape: StructureShape): string {
  const required = new Set(shape.required ?? []);
  const members = Object.entries(shape.members).map(([key, member]) => {
    const type = memberType(model, member);
    return required.has(key) ? `  ${propertyName(key)}: ${type};` : `  ${propertyName(key)}?: ${type} | undefined;`;
  });
  return members.length === 0
    ? `export interface ${typeName(name)} {}`
    : `export interface ${typeName(name)} {\n${members.join('\n')}\n}`;
}

function writeEnum(name: string, values: readonly string[]): string {
  return `export type ${typeName(name)} = ${values.map((value) => JSON.stringify(value)).join(' | ')};`;
}

function memberType(model: ServiceModel, member: Member): string {
  const shape = model.shapes[member.shape];
  if (shape === undefined) throw new Error(`${model.service}: no shape ${member.shape}`);
  if (shape.type === 'blob') return member.streaming || shape.streaming ? 'StreamingBlob' : 'Blob';
  if (shape.type === 'structure' && shape.eventstream) return `EventStream<${typeName(member.shape)}>`;
  return shapeType(model, member.shape, shape);
}

function shapeType(model: ServiceModel, name: string, shape: Shape): string {
  switch (shape.type) {
    case 'structure':
      return shape.document ? 'Document' : typeName(name);
    case 'list':
      return `readonly ${parenthesise(memberType(model, shape.member))}[]`;
    case 'map':
      return `Readonly<Record<string, ${memberType(model, shape.value)}>>`;
    case 'string':
      return shape.enum ? typeName(name) : 'string';
    case 'boolean':
      return 'boolean';
    case 'timestamp':
      return 'Timestamp';
    case 'blob':
      return 'Blob';
    default:
      return 'number';
  }
}

const parenthesise = (type: string): string => (type.includes(' ') ? `(${type})` : type);
const propertyName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** Shape names that would hide a type of ours or of JavaScript get a suffix. */
const RESERVED = new Set([
  'Blob',
  'Document',
  'EventStream',
  'StreamingBlob',
  'Timestamp',
  'Record',
  'Readonly',
  'Object',
  'Error',
  'Operations',
]);
function typeName(name: string): string {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return RESERVED.has(capital) ? `${capital}Shape` : capital;
}
