import { isExplained } from '@/scripts/scan/explained';
import type { Visitor } from '@/scripts/scan/inject';
import type { Relay } from '@/scripts/scan/relay';
import { type Finding, runWapiti } from '@/scripts/scan/run-wapiti';

/** What wapiti leaves out: what belongs to no page, and for whoever is signed in what everybody sees, crawled once. */
export const leftOutOf = ({ side }: Pick<Visitor, 'side'>): RegExp =>
  side === 'NOBODY'
    ? /^\/_next\//u
    : /^\/(?:_next|register|rules|programs|help|finder|offices|agencies|verify|api|sign-in)(?:[/?]|$)/u;

const publicStarts = [
  '/',
  '/register?q=calder',
  '/agencies/find?q=calder',
  '/offices?state=ZZ',
  '/verify?sha256=00',
  '/sign-in',
  '/agencies/ask',
];
const signedInStarts = [
  '/account',
  '/notices',
  '/dashboard',
  '/requests?view=ALL',
  '/agreements?status=',
  '/views/requests',
];

// Links are many and forms few: with twenty links of a page, its forms come soon enough.
const linksOut = 60;
const linksIn = 20;
// Left out: what asks machines of strangers (ssrf, nikto, wapp) and what needs hours (buster, brute_login_form).
// A module goes through addresses first and comes to forms when its time is over: as a role it is sent to forms alone, and
// what addresses take is tried by sqlmap, and by wapiti signed out.
const modulesForRoles = 'crlf:get,exec:post,file:get,permanentxss,redirect:get,sql:post,xss:post';
// What is the same on every page is looked at once.
const everyModule = `crlf,exec,file,permanentxss,redirect,sql,xss,backup,blindsql,cookieflags,csp,csrf,htaccess,http_headers,methods,shellshock,xxe`;
const secondsOut = { crawl: 120, module: 12 };
const secondsIn = { crawl: 90, module: 15 };

const linesOf = (findings: readonly Finding[], role: string): string[] =>
  findings.map(({ kind, path, info }) => `${kind} at ${path} as ${role}: ${info}`);

/** Lets wapiti loose on everything a visitor finds by following links; returns what nobody explained. */
export async function crawlAs({ role, side }: Visitor, origin: string, relay: Relay): Promise<string[]> {
  const isOut = side === 'NOBODY';
  const starts = (isOut ? publicStarts : signedInStarts).map((start) => `${origin}${start}`);
  const modules = isOut ? everyModule : modulesForRoles;
  const came = await runWapiti({
    origin,
    relay: relay.address,
    starts,
    modules,
    links: isOut ? linksOut : linksIn,
    seconds: isOut ? secondsOut : secondsIn,
  });
  const open = came.findings.filter((finding) => !isExplained(finding));
  const explainedCount = came.findings.length - open.length;
  console.log(`  wapiti as ${role}: ${came.seconds} s, ${explainedCount} findings explained`);
  return linesOf(open, role);
}
