import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport, type NodemailerError } from 'nodemailer';
import type { MailProblem } from '@/lib/domain/notices/mail-state';
import { now } from '@/lib/server/clock';
import { env } from '@/lib/server/env';

// The one way mail leaves the portal: through the SMTP server that is set, or, without one, as files in the data folder
// where a developer or a demonstration can read them.

/** A file that goes with a mail; its text is made when the mail is. */
export type MailFile = { name: string; contentType: string; text: string };

export type Mail = {
  /** Makes a repeated delivery recognisable: the same id gives the same Message-ID. */
  id: string;
  to: string;
  subject: string;
  text: string;
  file?: MailFile;
};

const SEND_MS_MAX = 20_000;

// A line break in a header would start another header; the texts are our own, the names in them are not.
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/gu, ' ').slice(0, 250);

const toMessage = (mail: Mail) => ({
  from: env.MAIL_FROM,
  to: { name: '', address: oneLine(mail.to) },
  subject: oneLine(mail.subject),
  text: mail.text,
  messageId: `<${mail.id}@${new URL(env.PUBLIC_ORIGIN).hostname}>`,
  date: now(),
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...(mail.file
    ? { attachments: [{ filename: mail.file.name, contentType: mail.file.contentType, content: mail.file.text }] }
    : {}),
});

/** What a failed `sendMail` threw, as the rules about mails read it. */
export const problemOf = (error: unknown): MailProblem => {
  if (!(error instanceof Error)) return { message: 'unknown', command: null, permanent: false };
  const { message, command, permanent }: NodemailerError = error;
  return { message, command: command ?? null, permanent: permanent ?? false };
};

/** Hands a mail to the mail server (or writes it to a file). Throws when it was not taken, so that it is tried again. */
export const sendMail = async (mail: Mail, patienceMs = SEND_MS_MAX): Promise<void> => {
  // Loaded with the first mail: what draws it is large, and processes that send none do without.
  const { mailHtml } = await import('@/lib/server/mail/mail-html');
  const letter = { ...toMessage(mail), html: await mailHtml(mail) };
  if (env.SMTP_URL) {
    const patience = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs };
    const options = { url: env.SMTP_URL, ...patience, disableFileAccess: true, disableUrlAccess: true };
    const transport = createTransport(options);
    try {
      await withTimeout(transport.sendMail(letter), patienceMs);
    } finally {
      transport.close();
    }
    return;
  }
  const folder = mailFolder();
  await mkdir(folder, { recursive: true });
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(letter);
  await writeFile(path.join(folder, `${mail.id}.eml`), message);
  await writeFile(path.join(folder, `${mail.id}.json`), JSON.stringify(toCopy(mail)));
};

/** Where mails are kept while no mail server is set. */
export const mailFolder = (): string => path.join(env.DATA_DIR, 'mail');

/** What the page of kept mails shows, beside the mail as a mail program opens it. */
const toCopy = (mail: Mail) => {
  const { from, to, subject, text, date } = toMessage(mail);
  return { from, to: to.address, subject, text, at: date.toISOString(), files: mail.file ? [mail.file.name] : [] };
};

const withTimeout = async <T>(work: Promise<T>, patienceMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The mail server did not answer in time.')), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
