import { expect, test } from 'vitest';
import { mailParts } from '@/lib/domain/notices/mail-parts';

const origin = 'https://portal.example';

test('a mail is read as paragraphs, items and ways into the portal', () => {
  const text = `It happened.\n\nACC-1, Calder\n- One thing\nOpen the case: ${origin}/requests/1\n\nYou get this mail because.`;
  expect(mailParts(text, origin)).toEqual([
    { quiet: false, lines: [{ kind: 'text', text: 'It happened.' }] },
    {
      quiet: false,
      lines: [
        { kind: 'text', text: 'ACC-1, Calder' },
        { kind: 'item', text: 'One thing' },
        { kind: 'link', label: 'Open the case', href: `${origin}/requests/1` },
      ],
    },
    { quiet: true, lines: [{ kind: 'text', text: 'You get this mail because.' }] },
  ]);
});

test('an address alone is a way into the portal too', () => {
  const href = `${origin}/sign-in/reset/a-token`;
  expect(mailParts(href, origin)).toEqual([{ quiet: false, lines: [{ kind: 'link', label: href, href }] }]);
});

test.each([
  'https://evil.example/sign-in',
  'Pay here: https://evil.example/',
  `Pay here: https://${'portal.example'}.evil.example/`,
  'Pay here: https://portal.example@evil.example/',
  'Pay here: https://evil@portal.example/',
  'Pay here: http://portal.example/',
  `Go to ${origin}/requests/1 and: ${origin}/a b`,
])('no link leads elsewhere, whatever stands in a name: %s', (line) => {
  expect(mailParts(line, origin)).toEqual([{ quiet: false, lines: [{ kind: 'text', text: line }] }]);
});
