// An Atom feed (RFC 4287), written by hand: it has few elements, and every text goes through one escape.

export type FeedEntry = { id: string; title: string; href: string; at: Date; summary: string };

export type Feed = {
  id: string;
  title: string;
  author: string;
  selfHref: string;
  pageHref: string;
  /** When nothing has happened yet: the day the register was opened. */
  openedAt: Date;
  entries: readonly FeedEntry[];
};

// What XML 1.0 allows in no form (production 2, "Char"), half pairs included.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const xmlText = (text: string): string =>
  text.replaceAll(notXml, '').replaceAll(/[&<>"]/gu, (character) => named[character] ?? character);

const entryXml = ({ id, title, href, at, summary }: FeedEntry): string => `  <entry>
    <id>${xmlText(id)}</id>
    <title>${xmlText(title)}</title>
    <link rel="alternate" type="text/html" href="${xmlText(href)}"/>
    <published>${at.toISOString()}</published>
    <updated>${at.toISOString()}</updated>
    <summary>${xmlText(summary)}</summary>
  </entry>
`;

/** The feed as an XML document. */
export const atomXml = ({ entries, ...feed }: Feed): string => {
  const updated = new Date(Math.max(feed.openedAt.getTime(), ...entries.map(({ at }) => at.getTime())));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
  <id>${xmlText(feed.id)}</id>
  <title>${xmlText(feed.title)}</title>
  <updated>${updated.toISOString()}</updated>
  <author><name>${xmlText(feed.author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xmlText(feed.selfHref)}"/>
  <link rel="alternate" type="text/html" href="${xmlText(feed.pageHref)}"/>
${entries.map(entryXml).join('')}</feed>
`;
};
