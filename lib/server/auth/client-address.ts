import 'server-only';
import { BlockList, isIP } from 'node:net';
import { env } from '@/lib/server/env';

const userAgentCharsMax = 300;

/** Where a request came from, as kept with sessions and counted by the throttle. */
export type Origin = { ip: string | null; userAgent: string | null };

/** Takes the headers of a request; returns the address of the person and the name of the browser. */
export const originOf = (headers: Pick<Headers, 'get'>): Origin => ({
  ip: addressOf(headers.get('x-forwarded-for')),
  userAgent: headers.get('user-agent')?.slice(0, userAgentCharsMax) ?? null,
});

/**
 * The last hop that is not one of our own front ends (TRUSTED_PROXIES): everything left of it is the word of a stranger.
 * Without a front end, the header is written by the web server itself.
 */
const addressOf = (forwardedFor: string | null): string | null => {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim().replace(/^::ffff:/u, ''));
  const proxies = trustedProxies();
  for (const hop of hops.reverse()) {
    const version = isIP(hop);
    if (version === 0) return null;
    if (!proxies.check(hop, version === 4 ? 'ipv4' : 'ipv6')) return hop;
  }
  return null;
};

const trustedProxies = (): BlockList => {
  const list = new BlockList();
  for (const entry of env.TRUSTED_PROXIES) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
};
