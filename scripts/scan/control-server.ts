import { createServer } from 'node:http';
import { Client } from 'pg';

// A page with the holes that the scanners look for, on the loopback interface for as long as a scan lasts. A scanner that
// does not find them says nothing by finding nothing in the portal.

const page = (body: string): string =>
  `<!doctype html><html><head><title>Control</title></head><body>${body}</body></html>`;

/** Starts the page beside a database; returns its address and how to stop it. */
export async function startControl(databaseUrl: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control.invalid');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    if (pathname === '/rows') {
      // The hole: what was asked becomes part of the statement.
      const rows = await client
        .query(`SELECT code, name FROM programs WHERE code = '${searchParams.get('code') ?? ''}'`)
        .catch((error: Error) => ({ rows: [{ code: 'error', name: error.message }] }));
      return response.end(page(rows.rows.map(({ code, name }) => `<p>${code}: ${name}</p>`).join('')));
    }
    if (pathname === '/hello') return response.end(page(`<p>Hello ${searchParams.get('name') ?? ''}</p>`));
    return response.end(page('<a href="/hello?name=you">hello</a> <a href="/rows?code=CAP">rows</a>'));
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
