// The least that can answer from this database: a bare server of Node, plain `pg`, and JSON.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });
const statements = JSON.parse(process.env.BENCH_STATEMENTS ?? '{}');

const ask = (name, values = []) => pool.query({ name, text: statements[name], values });

const pair = async () => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const id = randomUUID();
    await client.query({ name: 'insertRow', text: statements.insertRow, values: [id, 'x'.repeat(200)] });
    await client.query({ name: 'insertEvent', text: statements.insertEvent, values: [randomUUID(), id] });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
};

const answers = {
  '/nothing': async () => ({}),
  '/queue': async () => (await ask('queue')).rows,
  '/pair': pair,
  '/update': async (url) => (await ask('updateRow', [url.searchParams.get('row'), randomUUID()])).rowCount,
};

const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url, 'http://localhost');
    const body = JSON.stringify((await answers[url.pathname](url)) ?? null);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(Number(process.env.PORT), '127.0.0.1');
