import { expect, test } from 'vitest';
import { bodyParts, mentionedIn } from '@/lib/domain/comments/mention';

const ana = { name: 'Ana Ruiz' };
const anaMaria = { name: 'Ana Ruiz Soto' };
const jose = { name: 'José Ortega' };
const people = [ana, anaMaria, jose];

test.each([
  ['Ask @Ana Ruiz, please.', [ana]],
  ['@ana ruiz and @JOSÉ ORTEGA', [ana, jose]],
  ['@Jose\u0301 Ortega', [jose]],
  ['@Ana Ruizinho', []],
  ['Ana Ruiz without the sign', []],
  ['mail ana@Ana', []],
])('finds in %j the people who are mentioned', (body, found) => {
  expect(mentionedIn(body, people)).toEqual(found);
});

test('sets the names of mentioned people apart and keeps every character', () => {
  const body = 'To @Ana Ruiz Soto and @Bob: see @José Ortega.';
  const parts = bodyParts(body, ['Ana Ruiz', 'Ana Ruiz Soto', 'José Ortega']);
  expect(parts.filter(({ mention }) => mention).map(({ text }) => text)).toEqual(['@Ana Ruiz Soto', '@José Ortega']);
  expect(parts.map(({ text }) => text).join('')).toBe(body);
});
