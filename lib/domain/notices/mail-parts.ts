// The parts of a mail's plain text, so that its HTML says the same words and nothing else.

export type MailLine =
  | { kind: 'text'; text: string }
  | { kind: 'item'; text: string }
  /** A line such as "Open the case: https://…" that leads into the portal; where it is the address alone, its label. */
  | { kind: 'link'; label: string; href: string };

/** A paragraph. `quiet`: it says why one gets the mail, not what happened. */
export type MailPart = { lines: readonly MailLine[]; quiet: boolean };

const quietStart = /^(?:You get (?:this mail|these)|Mails carry no details)/u;
const linkLine = /^(?:([^:]{1,120}): )?(https?:\/\/\S+)$/u;

// Names of people and agencies stand in mails: an address among them that leads elsewhere stays words.
const leadsHere = (href: string, origin: string): boolean => {
  const url = URL.parse(href);
  return url !== null && url.origin === origin && url.username === '';
};

const toLine = (line: string, origin: string): MailLine => {
  if (line.startsWith('- ')) return { kind: 'item', text: line.slice(2) };
  const [, label, href] = linkLine.exec(line) ?? [];
  return href && leadsHere(href, origin) ? { kind: 'link', label: label ?? href, href } : { kind: 'text', text: line };
};

/**
 * Reads the plain text of a mail.
 * @param origin of the portal: only what leads there becomes a link
 */
export const mailParts = (text: string, origin: string): MailPart[] =>
  text
    .split(/\n{2,}/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      lines: paragraph.split('\n').map((line) => toLine(line, origin)),
      quiet: quietStart.test(paragraph),
    }));
