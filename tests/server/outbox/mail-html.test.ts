import { afterAll, describe, expect, test } from 'vitest';
import { env } from '@/lib/server/env';
import { sendMail } from '@/lib/server/mail/mailer';
import { startMailServer } from '@/tests/support/mail-server';

// The HTML of a mail, as it arrives: the words of the plain text, and nothing that is fetched.

const server = await startMailServer();
process.env.SMTP_URL = server.url;
afterAll(() => server.stop());

const id = '01990000-0000-7000-8000-000000000001';

const arrived = async (subject: string, text: string) => {
  server.taken.length = 0;
  await sendMail({ id, to: 'maria@winter.example', subject, text });
  const [mail] = server.taken;
  return { html: String(mail?.html), text: mail?.text ?? '' };
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** The words that a reader sees. */
const wordsOf = (html: string): string[] =>
  html
    .replace(/<head>[\s\S]*<\/head>/u, '')
    .replaceAll(/<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/gu, '')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/&(#?\w+);/gu, (whole, name: string) => entities[name] ?? whole)
    .split(/\s+/u)
    .filter((word) => word !== '');

describe('a mail', () => {
  const origin = env.PUBLIC_ORIGIN;
  const words = [
    'Calder’s officer & <Intake> wrote “it’s done”.',
    `ACC-2026-000123, Calder County\n- One thing\n- Another\nOpen the case: ${origin}/requests/1`,
    'You get this mail because you have a part in this case. Mails carry no details of a case; sign in to read them.',
  ].join('\n\n');

  test('says the same in HTML as in plain text, under its subject', async () => {
    const { html, text } = await arrived('ACC-2026-000123: we have received it', words);
    const said = words.replaceAll('\n- ', ' ').replace('case: http', 'case http');
    expect(text.trim()).toBe(words);
    expect(wordsOf(html)).toEqual(
      `ACCESS Partnership Portal ACC-2026-000123: we have received it ${said}`.split(/\s+/u),
    );
    expect(html).toContain(`<a href="${origin}/requests/1"`);
    expect(html).toMatch(/<html lang="en"/u);
  });

  test('fetches nothing and runs nothing, whatever stands in a name', async () => {
    const { html } = await arrived(
      '<img src=x>',
      'Agency <script>alert(1)</script> <img src="https://evil.example/p">',
    );
    expect(html).not.toMatch(/<(?:img|script|link|iframe|style)\b|url\(|\bon\w+=/iu);
    expect(wordsOf(html).join(' ')).toContain('<script>alert(1)</script>');
  });
});
