import 'server-only';
import { render } from '@react-email/render';
import type { CSSProperties, ReactNode } from 'react';
import { type MailLine, type MailPart, mailParts } from '@/lib/domain/notices/mail-parts';
import { env } from '@/lib/server/env';

// The HTML beside the plain text of a mail: one column, no pictures, nothing that is fetched, and the same words.

// Styles stand in the elements, because mail programs drop style sheets. The colors are those of app/globals.css.
const ink = '#1b1b1b';
const muted = '#565c65';
const primary = '#005ea2';
const line = '#dfe1e2';
const font = "'Public Sans', system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const styles = {
  body: { margin: 0, padding: 0, backgroundColor: '#f0f0f0' },
  page: { width: '100%', backgroundColor: '#f0f0f0' },
  cell: { padding: '24px 12px' },
  card: { width: '100%', maxWidth: '600px', backgroundColor: '#ffffff', fontFamily: font, color: ink },
  brand: {
    ...{ padding: '16px 24px', borderTop: `4px solid ${primary}`, borderBottom: `1px solid ${line}` },
    ...{ fontSize: '16px', fontWeight: 700, lineHeight: '24px' },
  },
  content: { padding: '24px 24px 12px', fontSize: '16px', lineHeight: '26px' },
  heading: { margin: '0 0 16px', fontSize: '22px', lineHeight: '30px', fontWeight: 700, overflowWrap: 'anywhere' },
  paragraph: { margin: '0 0 16px', overflowWrap: 'anywhere' },
  quiet: { margin: '0 0 12px', color: muted, fontSize: '14px', lineHeight: '22px', overflowWrap: 'anywhere' },
  head: { margin: '0 0 4px', fontWeight: 700, overflowWrap: 'anywhere' },
  list: { margin: '0 0 8px', padding: '0 0 0 20px' },
  button: {
    ...{ display: 'inline-block', padding: '10px 20px', borderRadius: '4px', backgroundColor: primary },
    ...{ color: '#ffffff', fontWeight: 700, textDecoration: 'none' },
  },
  plain: { color: primary, textDecoration: 'underline' },
  address: { color: muted, fontSize: '14px', lineHeight: '22px', overflowWrap: 'anywhere' },
} as const satisfies Record<string, CSSProperties>;

type TableProps = { style: CSSProperties; children: ReactNode };

/** A table for the layout alone: some mail programs know no other. */
const Table = ({ style, children }: TableProps) => (
  <table role="presentation" align="center" cellPadding={0} cellSpacing={0} border={0} style={style}>
    <tbody>{children}</tbody>
  </table>
);

// Drawn once and never again, so that a place is as good a key as any.
const numbered = <T,>(all: readonly T[]): { key: number; value: T }[] => all.map((value, key) => ({ key, value }));

/** Longer words are no button: they stand as a link in the sentence. */
const BUTTON_MAX = 40;

type LineProps = { one: MailLine; isLast: boolean; link: CSSProperties };

const Line = ({ one, isLast, link }: LineProps) =>
  one.kind !== 'link' ? (
    <>
      {one.text}
      {!isLast && <br />}
    </>
  ) : (
    <>
      <a href={one.href} style={one.label === one.href || one.label.length > BUTTON_MAX ? styles.plain : link}>
        {one.label}
      </a>
      {one.label !== one.href && (
        <>
          <br />
          <span style={styles.address}>{one.href}</span>
        </>
      )}
    </>
  );

/** Lines of a paragraph, with those that follow each other as items in one list. */
const runsOf = (lines: readonly MailLine[]): MailLine[][] => {
  const runs: MailLine[][] = [];
  for (const one of lines) {
    const run = runs.at(-1);
    if (run && (run[0]?.kind === 'item') === (one.kind === 'item')) run.push(one);
    else runs.push([one]);
  }
  return runs;
};

type Run = { items: readonly MailLine[]; look: 'quiet' | 'head' | 'paragraph' };

const Run = ({ items, look }: Run) => {
  const lines = numbered(items);
  if (items[0]?.kind === 'item') {
    return (
      <ul style={styles.list}>
        {lines.map(({ key, value }) => (
          <li key={key}>{value.kind === 'link' ? value.label : value.text}</li>
        ))}
      </ul>
    );
  }
  return (
    <p style={styles[look]}>
      {lines.map(({ key, value }) => (
        <Line
          key={key}
          one={value}
          isLast={key === items.length - 1}
          link={styles[look === 'quiet' ? 'plain' : 'button']}
        />
      ))}
    </p>
  );
};

const Part = ({ part }: { part: MailPart }) => {
  const runs = runsOf(part.lines);
  return numbered(runs).map(({ key, value }) => {
    // What stands right above a list is its heading.
    const look = runs[key + 1]?.[0]?.kind === 'item' ? 'head' : 'paragraph';
    return <Run key={key} items={value} look={part.quiet ? 'quiet' : look} />;
  });
};

type LetterProps = { subject: string; parts: readonly MailPart[] };

const Letter = ({ subject, parts }: LetterProps) => (
  <html lang="en">
    {/* biome-ignore lint/style/noHeadElement: a mail, no page of the portal */}
    <head>
      <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light" />
      <title>{subject}</title>
    </head>
    <body style={styles.body}>
      <Table style={styles.page}>
        <tr>
          <td align="center" style={styles.cell}>
            <Table style={styles.card}>
              <tr>
                <td style={styles.brand}>ACCESS Partnership Portal</td>
              </tr>
              <tr>
                <td style={styles.content}>
                  <h1 style={styles.heading}>{subject}</h1>
                  {numbered(parts).map(({ key, value }) => (
                    <Part key={key} part={value} />
                  ))}
                </td>
              </tr>
            </Table>
          </td>
        </tr>
      </Table>
    </body>
  </html>
);

/** The HTML of a mail, from its subject and its plain text. */
export const mailHtml = ({ subject, text }: { subject: string; text: string }): Promise<string> =>
  render(<Letter subject={subject} parts={mailParts(text, env.PUBLIC_ORIGIN)} />);
