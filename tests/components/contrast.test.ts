import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('app/globals.css', 'utf8');
const colours = new Map(
  [...css.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value] as const),
);

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
function ratioOf(text: string, ground: string) {
  const [a, b] = [colours.get(text), colours.get(ground)];
  if (!a || !b) throw new Error(`No colour named ${a ? ground : text} in app/globals.css`);
  return contrast(a, b);
}

const lightGrounds = [
  'white',
  'ground',
  'ground-dark',
  'primary-lighter',
  'error-light',
  'warning-light',
  'info-light',
];
const textPairs = [
  ...['ink', 'primary', 'primary-dark', 'primary-darker', 'error-dark'].flatMap((text) =>
    lightGrounds.map((ground) => [text, ground] as const),
  ),
  ...['white', 'ground', 'ground-dark', 'primary-lighter'].map((ground) => ['muted', ground] as const),
  ['muted', 'line'] as const,
  ['ink', 'success-light'] as const,
  ['success-dark', 'white'] as const,
  ['ink', 'primary-light'] as const,
  ...['primary', 'primary-dark', 'primary-darker', 'danger', 'danger-dark', 'danger-darker', 'emergency'].map(
    (ground) => ['white', ground] as const,
  ),
  ...['grey', 'blue', 'yellow', 'green', 'red', 'purple'].map((tone) => [`tag-${tone}-ink`, `tag-${tone}`] as const),
];

test('black on white is 21 to 1, so the sum is right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});

test.each(textPairs)('%s on %s can be read (4.5 to 1)', (text, ground) => {
  expect(ratioOf(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['focus', 'white'],
  ['muted', 'white'],
  ['edge', 'white'],
  ['primary', 'line'],
  ['error', 'white'],
])('%s stands out from %s as an edge (3 to 1)', (edge, ground) => {
  expect(ratioOf(edge, ground)).toBeGreaterThanOrEqual(3);
});
