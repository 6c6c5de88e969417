import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExpression } from './evaluate.ts';
import { isLight } from './light.ts';

const light = (text: string): boolean => isLight(parseExpression(text));

test('what reads, compares and puts together is light', () => {
  for (const text of [
    '$states.input.orders[0].id',
    '$states.input.orders[price > 10 and $exists(id)].{"id": id, "sum": price * quantity}',
    '$count($states.result.items) > 3 ? "many" : "few"',
    '{"name": $name & "-" & $string($states.context.State.RetryCount), "list": [1, 2, $n]}',
    '$merge([$states.input, {"done": true}])',
    '$join($states.input.names, ", ") & $split("a,b", ",")[0]',
    '$states.input.orders{id: $sum(price)}',
    '$states.input.*.id in ["a"]',
    '$uuid() & $hash("x", "MD5") & $now()',
    '(-1; $not(false))',
  ])
    assert.equal(light(text), true, text);
});

test('what can take long for what it is given is not', () => {
  for (const text of [
    '$distinct($states.input)',
    '$pad("x", 100000000)',
    '[1..300000]',
    '($x := $x & $x; $x)',
    '$map($states.input, function($v) { $v })',
    '$states.input ~> $count()',
    '$join($states.input, $states.input.separator)',
    '$contains("a", /(a+)+$/)',
    '$replace("a", "a", "b")',
    '$states.input.**.id',
    '$states.input ^(price)',
    '$states.input@$i.id',
    '$states.input#$i.id',
    '$sort($states.input)',
    '$range(1, 1000, 1)',
    '$states.input.{ "a": $distinct(b) }',
    '$states.input[$distinct(a)]',
    '$states.input{id: $distinct(price)}',
    '$states.input ~> |orders|{"price": 0}|',
    '$f($states.input)',
  ])
    assert.equal(light(text), false, text);
});
