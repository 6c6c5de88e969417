import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '../../platform/clock.ts';
import { unknownElement } from './elements.ts';
import { createObjectLinks } from './links.ts';
import { createRenderer, TemplateError } from './template.ts';

const { render, check } = createRenderer();
const rendered = (template: string, input: object = {}): string =>
  // Plain data.
  render(template, JSON.parse(JSON.stringify(input)), (uri) => `link(${uri})`);

test('variables are escaped once, except where the template says so', () => {
  const input = { text: `<b>'"&`, 'source-ref': 's3://b/k', labels: ["it's", '<i>'] };
  assert.equal(rendered('{{ task.input.text }}', input), '&lt;b&gt;&#39;&#34;&amp;');
  assert.equal(rendered('{{ task.input.text | escape }}', input), '&lt;b&gt;&#39;&#34;&amp;');
  assert.equal(rendered('{{ "&amp; &" | escape_once }}'), '&amp; &amp;');
  assert.equal(rendered('{{ task.input.text | skip_autoescape }}', input), input.text);
  assert.equal(rendered('{{ task.input.source-ref | grant_read_access }}', input), 'link(s3://b/k)');
  assert.equal(rendered('{{ "https://x/y" | grant_read_access }}'), 'https://x/y');
  const asJson = '[&#34;it&#39;s&#34;,&#34;\\u003ci&gt;&#34;]';
  assert.equal(rendered('{{ task.input.labels | to_json }}', input), asJson);
  assert.equal(rendered('{{ task.input.labels | to_json | escape }}', input), asJson);
  assert.equal(rendered('{{ task.input.labels | to_json | skip_autoescape }}', input), `["it's","\\u003ci>"]`);
});

test('a template sees no files, no prototypes, and not the server', () => {
  for (const template of ['{% include "/etc/passwd" %}', '{% render "package.json" %}', '{% layout "README.md" %}x']) {
    assert.throws(() => rendered(template), TemplateError);
  }
  const input = JSON.parse('{"a": {}, "__proto__": {"x": "own"}}') as object;
  assert.equal(
    render(
      '{{ task.input.a.constructor }}{{ task.constructor.name }}{{ task.input.a.x }}',
      JSON.parse('{"a":{}}'),
      String,
    ),
    '',
  );
  assert.equal(rendered('{{ task.input.toString }}', input), '');
});

test('a template that runs away is broken off', () => {
  for (const template of [
    '{% for i in (1..1000000000) %}x{% endfor %}',
    '{% for i in (1..9000) %}{% for j in (1..9000) %}{% endfor %}{% endfor %}',
    '{% assign a = "x" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
  ]) {
    // Processor time: what else the machine does is not counted.
    const began = process.cpuUsage();
    assert.throws(() => rendered(template), /limit exceeded/);
    const { user, system } = process.cpuUsage(began);
    assert.ok(user + system < 5_000_000);
  }
  assert.throws(() => check('x'.repeat(128_001)), /128000 is the most/);
  assert.throws(() => check('{{ a | nonsense }}'), /undefined filter: nonsense/);
  assert.throws(() => check('{% if %}'), TemplateError);
});

test('elements that the page does not have are found, but not in comments', () => {
  assert.equal(unknownElement('<crowd-form><crowd-input></crowd-input></crowd-form>'), undefined);
  assert.equal(unknownElement('<!-- <crowd-polygon> --><crowd-form>'), undefined);
  assert.equal(unknownElement('<crowd-form><Crowd-Semantic-Segmentation name="x">'), 'crowd-semantic-segmentation');
});

test('a link leads to its object, for its time, and nowhere else', async () => {
  const clock = manualClock();
  const links = createObjectLinks({ clock, secret: 'secret' });
  const scope = { accountId: '123456789012', region: 'us-east-1' };
  for (const key of ['a.png', 'a b/ü?#%.png', '../up', 'a/../b', '/lead']) {
    const path = links.make(scope, `s3://bucket/${key}`, 1000) ?? '';
    assert.deepEqual(links.read(new URL(path, 'http://x').pathname), { ...scope, bucket: 'bucket', key });
  }
  const path = links.make(scope, 's3://bucket/a.png', 1000) ?? '';
  assert.equal(links.read(path.replace('a.png', 'b.png')), undefined);
  assert.equal(links.read(path.replace('/object/', '/object/z')), undefined);
  assert.equal(createObjectLinks({ clock, secret: 'other' }).read(path), undefined);
  assert.equal(links.make(scope, 'https://x/y', 1000), undefined);
  await clock.advance(1001);
  assert.equal(links.read(path), undefined);
});
