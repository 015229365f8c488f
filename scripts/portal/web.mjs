// The web process of the portal. Its own part is TypeScript that Node reads by itself; the pages were built before, or
// are built as they are asked for.
import './plain-loader.mjs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';

const buildFolder = process.env.NEXT_DIST_DIR ?? '.next';

// What was compiled at one start is read at the next, which takes a third of the time.
enableCompileCache(path.resolve(buildFolder, 'cache/compiled'));

const { env } = await import('@/lib/server/env');
const { openDoor } = await import('@/lib/server/door/server');

// Where Next finds this server when an action leads to another page. By itself it would believe a header.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${reachable(env.HOST)}:${env.PORT}`;

await openDoor({
  isDevelopment: process.env.NODE_ENV === 'development',
  buildFolder,
});
flushCompileCache();

function reachable(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
