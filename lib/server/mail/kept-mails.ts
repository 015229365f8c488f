import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { momentText } from '@/lib/domain/dates';
import type { KeptMail, KeptMailList, KeptMailRow } from '@/lib/domain/notices/kept-mail';
import { maskSecrets } from '@/lib/domain/notices/mask-secrets';
import { noteRead } from '@/lib/server/audit/note-read';
import { env } from '@/lib/server/env';
import { log } from '@/lib/server/log';
import { mailFolder } from '@/lib/server/mail/mailer';

// The mails in the data folder, for a portal that has no mail server. A file is named after what it tells of, and those
// names grow with time, so that they are the order.

const pageRows = 30;
const officeTimeZone = 'America/New_York';
const mailId = z.uuid();
const mailMark = mailId.nullable().catch(null);
const ending = '.json';

const keptCopy = z.object({
  from: z.string().max(500),
  to: z.string().max(500),
  subject: z.string().max(500),
  text: z.string().max(200_000),
  at: z.iso.datetime({ precision: 3 }).max(40),
  files: z.array(z.string().max(500)).max(10),
});

const keptIds = async (): Promise<string[]> => {
  const names = await readdir(mailFolder()).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const ids = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
  return ids.filter((id) => mailId.safeParse(id).success).sort((a, b) => (a < b ? 1 : -1));
};

const readMail = async (id: string): Promise<KeptMail | null> => {
  try {
    const kept = keptCopy.parse(JSON.parse(await readFile(path.join(mailFolder(), `${id}${ending}`), 'utf8')));
    const at = { at: momentText(new Date(kept.at), officeTimeZone), machineAt: kept.at };
    return { id, ...kept, ...at, subject: maskSecrets(kept.subject), text: maskSecrets(kept.text) };
  } catch (error) {
    log().warn({ err: error, id }, 'A kept mail could not be read.');
    return null;
  }
};

/**
 * One page of the kept mails, newest first.
 * @param asked the id of the last mail of the page before; anything else counts as the first page
 * @returns null when the actor may not read them
 */
export const keptMails = async (actor: Actor, asked: unknown): Promise<KeptMailList | null> => {
  if (!holdsRight(actor, 'read_kept_mails')) return null;
  if (env.SMTP_URL) return { kept: false };
  const after = mailMark.parse(asked ?? null);
  const ids = (await keptIds()).filter((id) => after === null || id < after);
  const shown = ids.slice(0, pageRows);
  const rows: KeptMailRow[] = [];
  for (const id of shown) {
    const mail = await readMail(id);
    if (mail) rows.push(mail);
  }
  return { kept: true, rows, next: ids.length > pageRows ? (shown.at(-1) ?? null) : null, isFirst: after === null };
};

/**
 * One kept mail, its secret addresses hidden. That it was read is noted in the audit log.
 * @returns null when it is not there, when mails leave through a mail server, or when the actor may not read it
 */
export const keptMail = async (actor: Actor, id: string): Promise<KeptMail | null> => {
  if (!holdsRight(actor, 'read_kept_mails') || env.SMTP_URL || !mailId.safeParse(id).success) return null;
  const mail = (await keptIds()).includes(id) ? await readMail(id) : null;
  if (mail) await noteRead(actor, { action: 'mail.read', target: { type: 'mail', id }, facts: {} });
  return mail;
};
