import type { DoorRefusal } from '@/lib/domain/door/door-refusal';
import { allowedMethods, type DoorRoute, doorRouteOf, isDeadEnd } from '@/lib/domain/door/door-routes';
import { isFromOwnOrigin, isOtherNameOfThisMachine, isOwnHost } from '@/lib/domain/door/foreign-request';
import { pathOf, refuseAddress } from '@/lib/domain/door/request-address';
import { saidOnce } from '@/lib/domain/door/request-headers';

/** A request as it came in, before anybody has read it. Names of headers are in small letters. */
export type Asked = {
  method: string;
  address: string;
  headers: Readonly<Record<string, string | undefined>>;
  /** Every name of a header, as often as it was sent. */
  headerNames: readonly string[];
};

/** What the rules need to know about this portal. */
export type House = { publicOrigin: string; isDevelopment: boolean };

export type Verdict =
  | { kind: 'GO_ON'; route: DoorRoute & { isPage: boolean } }
  /** The same page under the name by which this machine is meant to be opened. */
  | { kind: 'ELSEWHERE' }
  | { kind: 'REFUSED'; why: DoorRefusal; allow?: string[] };

const refused = (why: DoorRefusal): Verdict => ({ kind: 'REFUSED', why });

/**
 * Judges a request by its first lines.
 * @returns whether it goes on, and as what; or why not (quality.md R4, R11, R18, R19)
 */
export const examine = (asked: Asked, house: House): Verdict => {
  const unreadable = refuseAddress(asked.address) ?? refuseHeaders(asked);
  if (unreadable) return refused(unreadable);
  const path = pathOf(asked.address);
  const route = doorRouteOf(path);
  if (!route.anyHost && !isOwnHost(asked.headers.host, house.publicOrigin)) {
    const isReading = asked.method === 'GET' || asked.method === 'HEAD';
    const isNear = isReading && isOtherNameOfThisMachine(asked.headers.host, house.publicOrigin);
    if (isNear) return { kind: 'ELSEWHERE' };
    return refused(asked.headers.host === undefined ? 'HEADERS' : 'HOST');
  }
  if (isDeadEnd(path) && !house.isDevelopment) return refused('NOTHING');
  const allow = allowedMethods(route);
  if (!allow.includes(asked.method)) return { kind: 'REFUSED', why: 'METHOD', allow };
  const why = asked.method === 'POST' ? refusePost(asked, route, house) : refuseBody(asked);
  return why ? refused(why) : { kind: 'GO_ON', route };
};

const refuseHeaders = ({ headers, headerNames }: Asked): DoorRefusal | null => {
  const isTwice = saidOnce.some((name) => headerNames.filter((each) => each === name).length > 1);
  const encoding = headers['transfer-encoding'];
  if (isTwice || (encoding !== undefined && headers['content-length'] !== undefined)) return 'HEADERS';
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked') return 'HEADERS';
  if ((headers.expect ?? '100-continue').toLowerCase() !== '100-continue') return 'EXPECTATION';
  return headers['content-encoding'] === undefined ? null : 'ENCODED';
};

const refuseBody = ({ headers }: Asked): DoorRefusal | null =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0' ? 'BODY' : null;

const refusePost = (asked: Asked, route: DoorRoute & { isPage: boolean }, house: House): DoorRefusal | null => {
  if (!route.isOpen && !isFromOwnOrigin(asked.headers, house.publicOrigin)) return 'FOREIGN';
  return route.isPage && !isFormOfPage(asked.headers) && !house.isDevelopment ? 'TYPE' : null;
};

// A form is sent as multipart; by script, a form with nothing to fill in also goes as text, with the name of its action.
const isFormOfPage = (headers: Asked['headers']): boolean => {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  return type === 'multipart/form-data' || (type === 'text/plain' && headers['next-action'] !== undefined);
};
