import 'server-only';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { type DoorRefusal, doorRefusals } from '@/lib/domain/door/door-refusal';
import { filePolicy } from '@/lib/domain/door/response-headers';

type Refused = { why: DoorRefusal; id: string; allow?: readonly string[] };

/** How a refusal reads: as a page for people, as a problem document (RFC 9457) for programs. */
export type Reader = { isPerson: boolean; nonce: string; publicOrigin: string };

/** Answers a request that the door does not let in. */
export const answerRefusal = (response: ServerResponse, { why, id, allow }: Refused, reader: Reader): void => {
  const { status, title, detail } = doorRefusals[why];
  response.statusCode = status;
  response.setHeader('Content-Type', reader.isPerson ? 'text/html; charset=utf-8' : 'application/problem+json');
  // What is left of the request is not waited for.
  response.setHeader('Connection', 'close');
  if (allow) response.setHeader('Allow', allow.join(', '));
  response.end(
    reader.isPerson ? page({ why, id }, reader) : JSON.stringify({ type: 'about:blank', status, title, detail, id }),
  );
};

/** The same for a request that was never one: written straight onto the line. Takes the headers that every answer has. */
export const rawRefusal = (status: number, headers: Readonly<Record<string, string>>): string =>
  [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`,
    ...Object.entries({
      ...headers,
      'Content-Security-Policy': filePolicy,
      'Cache-Control': 'no-store',
      'Content-Length': '0',
      Connection: 'close',
    }).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');

const style = `body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}
header{background:#162e51;color:#fff;padding:1rem 1.5rem;font-weight:700}
main{max-width:40rem;padding:2.5rem 1.5rem}h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem}
a{color:#005ea2}small{color:#565c65}code{overflow-wrap:anywhere}`;

// Only texts of our own stand on it, and nothing of what was asked.
const page = ({ why, id }: Refused, { nonce, publicOrigin }: Reader): string => {
  const { title, detail } = doorRefusals[why];
  // The others are not kept, so that their number would tell us nothing.
  const kept =
    why === 'FOREIGN' ? `<p><small>If it happens again, tell us this number: <code>${id}</code></small></p>` : '';
  return `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>${title} · ACCESS Partnership Portal</title>
<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${style}</style></head>
<body><header>ACCESS Partnership Portal</header><main><h1>${title}</h1><p>${detail}</p>
<p><a href="${publicOrigin}/">Go to the front page</a></p>${kept}</main></body></html>`;
};
