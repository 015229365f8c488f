import 'server-only';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isInnerHeader } from '@/lib/domain/door/request-headers';

/** The header that tells pages which address was asked for, so that sign-in can come back to it. */
const pathHeader = 'x-portal-path';

// After an action, Next asks its own server for the page that it leads to, with the headers of the first request. It is
// known by a number that no request from outside can have kept.
const ownHeader = 'x-portal-own';
const ownNumber = randomBytes(24).toString('base64url');

/** True for a request that this process sends to itself. */
export const isOwnRequest = (request: IncomingMessage): boolean => {
  const given = Buffer.from(String(request.headers[ownHeader] ?? ''));
  const own = Buffer.from(ownNumber);
  return given.length === own.length && timingSafeEqual(given, own);
};

/** What the pages are to know of a request. */
export type Told = { publicOrigin: string; policy: string; isOwn: boolean; isOpen: boolean };

/**
 * Takes every header out of a request that only the portal may set, and sets them: where the portal is, where the
 * request came from, what was asked for, and the policy with the nonce of the answer.
 */
export const cleanRequest = (request: IncomingMessage, { publicOrigin, policy, isOwn, isOpen }: Told): void => {
  const { headers } = request;
  for (const name of Object.keys(headers)) if (isInnerHeader(name) && !isOwn) delete headers[name];
  // What takes no cookie cannot be made to act for somebody.
  if (isOpen) delete headers.cookie;
  const { host, protocol, port } = new URL(publicOrigin);
  headers.host = host;
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
  headers['x-forwarded-port'] = port || (protocol === 'https:' ? '443' : '80');
  // Our own word comes last: whoever reads it believes front ends that are named in the settings, and then us.
  if (!isOwn)
    headers['x-forwarded-for'] = [headers['x-forwarded-for'] ?? [], request.socket.remoteAddress ?? []]
      .flat()
      .join(', ');
  headers['content-security-policy'] = policy;
  headers[pathHeader] = askedFor(request.url ?? '/');
  headers[ownHeader] = ownNumber;
};

const askedFor = (address: string): string => {
  const [path = '', query = ''] = address.split('?', 2);
  const search = new URLSearchParams(query);
  search.delete('_rsc');
  return search.size > 0 ? `${path}?${search}` : path;
};
