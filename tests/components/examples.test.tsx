// @vitest-environment jsdom
import axe from 'axe-core';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';

type ExampleFile = { examples: Record<string, ReactElement> };

const files = import.meta.glob<ExampleFile>('/components/**/examples.{ts,tsx}', { eager: true });
const examples = Object.entries(files).flatMap(([path, file]) =>
  Object.entries(file.examples).map(([name, element]) => ({
    title: `${path.replace('/components/', '').replace(/\/examples\.tsx?$/, '')}: ${name}`,
    element,
  })),
);

/** What axe finds in a piece of a page: whole-page rules cannot hold there, colours are checked in contrast.test.ts. */
async function violationsIn(element: ReactElement) {
  document.body.innerHTML = renderToString(element);
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'heading-order': { enabled: false },
      'color-contrast': { enabled: false },
    },
  });
  return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' | ')}`);
}

test('the walk is not blind: every folder of components/ui has examples, and there are more than 30', () => {
  const folders = Object.keys(import.meta.glob('/components/ui/*/*.tsx')).map((path) => path.split('/')[3]);
  const shown = Object.keys(files).filter((path) => path.startsWith('/components/ui/'));
  expect(shown.map((path) => path.split('/')[3]).sort()).toEqual([...new Set(folders)].sort());
  expect(examples.length).toBeGreaterThan(30);
});

test('axe is awake: it finds a picture without words and a box without a label', async () => {
  const broken = (
    <div>
      {/* biome-ignore lint/a11y/useAltText lint/performance/noImgElement: broken on purpose */}
      <img src="x.png" />
      <input type="text" />
    </div>
  );
  const found = await violationsIn(broken);
  expect(found.map((line) => line.split(':')[0]).sort()).toEqual(['image-alt', 'label']);
});

describe('every example can be used by everyone', () => {
  test.each(examples)('$title', async ({ element }) => {
    expect(await violationsIn(element)).toEqual([]);
    const said = document.body.textContent.trim() || document.querySelector('[aria-label]')?.getAttribute('aria-label');
    expect(said).toBeTruthy();
    // A strict content policy refuses style attributes in what the server sends.
    expect(document.body.querySelector('[style]')).toBeNull();
  });
});
