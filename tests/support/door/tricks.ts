// Lists of what is tried at front doors: headers that frameworks believed once, addresses that two readers read in two
// ways, and places where things are left by mistake.

export type Trick = { address: string; headers?: Readonly<Record<string, string>> };

const target = '/admin/people';
const believed = (name: string, value: string): Trick => ({ address: target, headers: { [name]: value } });
const subrequest = 'middleware:middleware:middleware:middleware:middleware';

/** Ways that once led, or could lead, to a page past its guard. */
export const bypasses: readonly Trick[] = [
  { address: target },
  believed('x-middleware-subrequest', subrequest),
  believed('x-middleware-subrequest', 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware'),
  believed('x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'),
  believed('x-middleware-next', '1'),
  { address: '/', headers: { 'x-middleware-rewrite': target } },
  { address: '/', headers: { 'x-invoke-path': target, 'x-invoke-status': '200', 'x-invoke-query': '%7B%7D' } },
  { address: '/', headers: { 'x-matched-path': target } },
  { address: '/', headers: { 'x-now-route-matches': '1=admin' } },
  { address: '/', headers: { 'x-original-url': target, 'x-rewrite-url': target } },
  believed('x-nextjs-data', '1'),
  believed('x-portal-own', 'x'),
  believed('x-portal-path', '/sign-in'),
  believed('x-forwarded-for', '127.0.0.1'),
  believed('x-real-ip', '127.0.0.1'),
  believed('authorization', 'Bearer w.ames@coordination.example'),
  believed('x-user', 'w.ames@coordination.example'),
  believed('cookie', 'access-session=e30.e30.e30'),
  believed('next-resume', '1'),
  believed('purpose', 'prefetch'),
  believed('next-router-prefetch', '1'),
  { address: `${target}?_rsc=abc`, headers: { rsc: '1' } },
  { address: target, headers: { rsc: '1', 'next-router-segment-prefetch': '/admin/people/__PAGE__' } },
  { address: target, headers: { rsc: '1', 'next-router-state-tree': '%5B%22%22%2C%7B%7D%2Cnull%2C%22refetch%22%5D' } },
  ...[
    `${target}.rsc`,
    `${target}.segments/_full.segment.rsc`,
    `${target}.prefetch.rsc`,
    `${target}.json`,
    `${target}/`,
  ],
  ...[`/${target}`, '/admin//people', '/./admin/people', '/x/../admin/people', '/admin%2fpeople', '/%61dmin/people'],
  ...[
    '/%2e/admin/people',
    '/admin/people%20',
    '/admin/people%00',
    '/admin/people;x',
    '/ADMIN/people',
    '/admin/people/.',
  ],
  ...[
    '/_next/data/x/admin/people.json',
    '/en/admin/people',
    '/admin/people?nxtPagentId=1',
    '/admin/people?__nextLocale=en',
  ],
  ...['/_next/image?url=%2Fadmin%2Fpeople&w=64&q=75', '\\admin\\people', `http://evil.example${target}`],
].map((trick) => (typeof trick === 'string' ? { address: trick } : trick));

const evil = 'evil.example';

/** What is put into an address that says where to go on. */
export const redirectPayloads: readonly string[] = [
  ...[
    `https://${evil}`,
    `http://${evil}/`,
    `//${evil}`,
    `///${evil}`,
    `////${evil}`,
    `/\\${evil}`,
    `\\\\${evil}`,
    `/\\/${evil}`,
  ],
  ...[
    `\\/${evil}`,
    `https:${evil}`,
    `https:/${evil}`,
    `http:\\\\${evil}`,
    `HTTPS://${evil}`,
    `hTTps://${evil}`,
    ` https://${evil}`,
  ],
  ...[
    `\thttps://${evil}`,
    `\n//${evil}`,
    `/\t/${evil}`,
    `/\n/${evil}`,
    `/%09/${evil}`,
    `/%0a/${evil}`,
    `/%0d%0aLocation:https://${evil}`,
  ],
  ...[
    `/%2f${evil}`,
    `/%2f%2f${evil}`,
    `/%5c${evil}`,
    `%2f%2f${evil}`,
    `/%252f%252f${evil}`,
    `/.//${evil}`,
    `/..//${evil}`,
    `/x/..//${evil}`,
  ],
  ...[
    `javascript:alert(1)`,
    `JaVaScRiPt:alert(1)`,
    `data:text/html,<script>1</script>`,
    `vbscript:x`,
    `file:///etc/passwd`,
    `blob:https://${evil}/x`,
  ],
  ...[
    `//user@${evil}`,
    `https://localhost:3100@${evil}`,
    `//localhost@${evil}`,
    `https://${evil}#localhost`,
    `https://${evil}?localhost`,
  ],
  ...[
    `@${evil}`,
    `.${evil}`,
    `//${evil}%00localhost`,
    `/＼${evil}`,
    `／／${evil}`,
    `//ⓔvil.example`,
    `https:///${evil}`,
    `//0x7f000001`,
    `//[::1]`,
  ],
];

const files = [
  '.env',
  '.env.local',
  '.env.production',
  '.git/config',
  '.git/HEAD',
  '.git/index',
  '.gitignore',
  '.npmrc',
  '.nvmrc',
  '.DS_Store',
];
const sources = [
  'package.json',
  'package-lock.json',
  'next.config.ts',
  'next.config.js',
  'tsconfig.json',
  'biome.json',
  'README.md',
  'LICENSE',
];
const folders = [
  '.next',
  '.next/BUILD_ID',
  '.next/server/app',
  '.data',
  '.data/auth-secret',
  '.data/journeys',
  'prisma',
  'prisma/schema',
  'node_modules',
];
const nexts = [
  '_next',
  '_next/',
  '_next/data',
  '_next/data/build/index.json',
  '_next/image',
  '_next/static',
  '_next/static/',
  '_next/static/chunks/',
];
const devs = [
  '__nextjs_original-stack-frames',
  '__nextjs_source-map',
  '__nextjs_launch-editor',
  '_next/hmr',
  '_next/webpack-hmr',
  '_next/mcp',
];
const tools = [
  'phpinfo.php',
  'wp-login.php',
  'wp-admin/',
  'server-status',
  'actuator',
  'actuator/env',
  'metrics',
  'debug',
  'console',
  'graphql',
  'swagger.json',
];
const names = [
  'backup',
  'db',
  'dump',
  'database',
  'access',
  'portal',
  'site',
  'www',
  'old',
  'test',
  'config',
  'secrets',
  'seal',
  'audit',
  'users',
];
const ends = ['zip', 'tar.gz', 'sql', 'bak', 'old', 'log', 'json', 'yml', 'p12', 'pem', 'key'];

/** Places where something is found on a careless server. */
export const hiddenPlaces: readonly string[] = [
  ...[...files, ...sources, ...folders, ...nexts, ...devs, ...tools],
  ...names.flatMap((name) => ends.map((end) => `${name}.${end}`)),
  ...[
    'proxy.ts',
    'middleware.ts',
    'instrumentation.ts',
    'lib/server/env.ts',
    'app/layout.tsx',
    'scripts/start.mjs',
    'Dockerfile',
    '.ci/run',
  ],
  ...[
    'api',
    'api/',
    'api/v1',
    'api/v1/',
    'api/admin',
    'api/users',
    'api/trpc',
    'api/graphql',
    '.well-known/openid-configuration',
    'health',
    'status',
  ],
];
