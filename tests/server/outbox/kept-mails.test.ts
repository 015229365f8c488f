import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/server/db/client';
import { keptMail, keptMails } from '@/lib/server/mail/kept-mails';
import { sendMail } from '@/lib/server/mail/mailer';
import { aCast, type Cast } from '@/tests/support/cast';

// The mails that a portal without a mail server keeps: for an administrator, and without what would let them in
// somewhere.

const folder = mkdtempSync(path.join(tmpdir(), 'kept-mails-'));
process.env.DATA_DIR = folder;
delete process.env.SMTP_URL;

let cast: Cast;
const idOf = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const token = 'Zq3v9WmT1rXyLkPz0aBcDeFgHiJkLmNoPqRsTuVwXyZ';

beforeAll(async () => {
  cast = await aCast();
  for (let n = 1; n <= 35; n += 1) {
    await sendMail({ id: idOf(n), to: 'ann@winter.example', subject: `REQ-${n}: a note`, text: `Note ${n}.` });
  }
  await sendMail({
    id: idOf(36),
    to: 'ben@winter.example',
    subject: 'ACCESS Partnership Portal: choose a new password',
    text: `Choose one:\n\nhttp://localhost:3000/sign-in/reset/${token}\n\nIf it was not you, leave this mail.`,
    file: { name: 'meeting.ics', contentType: 'text/calendar', text: 'BEGIN:VCALENDAR' },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an administrator reads them newest first, a page at a time', async () => {
  const first = await keptMails(cast.administrator, null);
  if (!first?.kept) throw new Error('Nothing is kept.');
  expect(first.rows).toHaveLength(30);
  expect(first.rows[1]).toMatchObject({ to: 'ann@winter.example', subject: 'REQ-35: a note' });
  const second = await keptMails(cast.administrator, first.next);
  expect(second).toMatchObject({ kept: true, next: null });
  expect(second?.kept && second.rows.map(({ subject }) => subject)).toEqual(
    [6, 5, 4, 3, 2, 1].map((n) => `REQ-${n}: a note`),
  );
});

test('a secret address is shown without its secret', async () => {
  const mail = await keptMail(cast.administrator, idOf(36));
  expect(mail?.text).toContain('http://localhost:3000/sign-in/reset/[hidden]\n\nIf it was not you');
  expect(JSON.stringify(mail)).not.toContain(token);
  expect(mail?.files).toEqual(['meeting.ics']);
  const read = await db.auditEvent.findFirstOrThrow({ where: { action: 'mail.read' } });
  expect(read).toMatchObject({ actorId: cast.administrator.id, targetType: 'mail', targetId: idOf(36) });
});

test('nobody else reads them, and no other file can be named', async () => {
  for (const other of [cast.calder.officer, cast.calder.approver, cast.intake, cast.liaison]) {
    expect(await keptMails(other, null)).toBeNull();
    expect(await keptMail(other, idOf(1))).toBeNull();
  }
  for (const odd of ['../../etc/passwd', `${idOf(1)}/../x`, idOf(99), ''])
    expect(await keptMail(cast.administrator, odd)).toBeNull();
});
