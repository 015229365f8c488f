// The web process of the portal. Its own part is TypeScript that Node reads by itself; the pages were built before, or
// are built as they are asked for.
import './plain-loader.mjs';

const { env } = await import('@/lib/server/env');
const { openDoor } = await import('@/lib/server/door/server');

await openDoor({ host: env.HOST, port: env.PORT, isDevelopment: process.env.NODE_ENV === 'development' });
