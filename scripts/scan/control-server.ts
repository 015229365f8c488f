import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';

// A page with the holes that the scanners look for, on the loopback interface for as long as a scan lasts. A scanner that
// does not find them says nothing by finding nothing in the portal.

const page = (body: string): string =>
  `<!doctype html><html><head><title>Control</title></head><body>${body}</body></html>`;

// Sent as the forms of the portal are.
const form = `<form action="/say" method="post" enctype="multipart/form-data"><input name="words" value="hello"><button>Say</button></form>`;
const links = '<a href="/hello?name=you">hello</a> <a href="/rows?code=CAP">rows</a>';

const partOf = (body: string): string => /name="words"\r\n\r\n([\s\S]*?)\r\n--/u.exec(body)?.[1] ?? '';

/** Starts the page beside a database; returns its address and how to stop it. */
export async function startControl(databaseUrl: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  // The hole: what was asked becomes part of the statement.
  const rowsOf = async (code: string): Promise<string> => {
    const asked = `SELECT code, name FROM programs WHERE code = '${code}'`;
    const { rows } = await client
      .query(asked)
      .catch((error: Error) => ({ rows: [{ code: 'PostgreSQL ERROR', name: error.message }] }));
    return rows.map((row) => `<p>${row.code}: ${row.name}</p>`).join('');
  };
  const answer = async (pathname: string, asked: URLSearchParams, body: string): Promise<string> => {
    if (pathname === '/rows') return rowsOf(asked.get('code') ?? '');
    if (pathname.startsWith('/rows/')) return rowsOf(decodeURIComponent(pathname.slice('/rows/'.length)));
    if (pathname === '/json') return rowsOf(String(JSON.parse(body).code));
    if (pathname === '/hello') return `<p>Hello ${asked.get('name') ?? ''}</p>`;
    return pathname === '/say' ? `<p>${partOf(body)}</p>` : links + form;
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control.invalid');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const body = await answer(pathname, searchParams, await text(request)).catch(() => '');
    response.end(page(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await client.end();
    },
  };
}
