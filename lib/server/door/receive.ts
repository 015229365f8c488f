import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DoorRefusal } from '@/lib/domain/door/door-refusal';
import type { BodySize } from '@/lib/domain/door/door-routes';
import { doorRouteOf } from '@/lib/domain/door/door-routes';
import { type Asked, examine, type House, type Verdict } from '@/lib/domain/door/examine';
import { mayBeKept } from '@/lib/domain/door/kept-pages';
import { placeOf, type RefusalBudget } from '@/lib/domain/door/refusal-budget';
import { pathOf } from '@/lib/domain/door/request-address';
import { contentPolicy } from '@/lib/domain/door/response-headers';
import { asRequest } from '@/lib/server/audit/present-request';
import { tellRefusedPage } from '@/lib/server/audit/refused-page-channel';
import { originOf } from '@/lib/server/auth/client-address';
import { hasAsked, runRequest } from '@/lib/server/db/request-scope';
import type { BuiltPages } from '@/lib/server/door/built-pages';
import { cleanRequest, isOwnRequest } from '@/lib/server/door/clean-request';
import { guardAnswer } from '@/lib/server/door/guard-answer';
import { type KeptAnswers, nothingButAddress } from '@/lib/server/door/kept-answers';
import { limitBody } from '@/lib/server/door/limit-body';
import { answerRefusal } from '@/lib/server/door/refusal-answer';
import { tellRefusal } from '@/lib/server/door/refusal-channel';
import { startScope } from '@/lib/server/door/start-scope';

// quality.md R18: half a minute for what people type; a file may come over a slow line.
const formMsMax = 30_000;
const fileMsMax = 300_000;

/** What the door stands before, and what it goes by. */
export type Door = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  house: House;
  bytesMax: Readonly<Record<BodySize, number>>;
  built: BuiltPages;
  budget: RefusalBudget;
  /** The name of the cookie that carries the session. */
  sessionCookie: string;
  /** Public pages that serve for a moment; without it, each is drawn for whoever asks. */
  kept?: KeptAnswers;
  /** Origins of the identity providers: without scripts, a form leads there. */
  formTargets?: readonly string[];
};

/** Judges a request and lets it in, shows it the way, or refuses it. Every answer carries the headers of the portal. */
export const receive = async (door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { house, built } = door;
  const isOwn = isOwnRequest(request);
  const verdict = judge(request, house, isOwn);
  const nonce = randomBytes(18).toString('base64url');
  const { formTargets = [] } = door;
  const isHttps = house.publicOrigin.startsWith('https:');
  const setting = { isDevelopment: house.isDevelopment, isHttps, formTargets };
  const path = pathOf(request.url ?? '/');
  const knownScripts = request.method === 'POST' ? null : built.scriptsOf(path);
  const { errorScripts } = built;
  // Every action first asks who calls; one that failed before was sent in a form that its decoder cannot read.
  const isUnread = () => request.method === 'POST' && !hasAsked();
  guardAnswer(response, { setting, nonce, knownScripts, errorScripts, sessionCookie: door.sessionCookie, isUnread });
  const refuse = (why: DoorRefusal, allow?: string[]) => refuseRequest(door, request, response, { why, nonce, allow });
  if (verdict.kind === 'REFUSED') return refuse(verdict.why, verdict.allow);
  if (verdict.kind === 'ELSEWHERE') {
    response.writeHead(307, { Location: `${house.publicOrigin}${request.url}` }).end();
    return;
  }
  const { route } = verdict;
  const bytesMax = door.bytesMax[route.body ?? 'FORM'];
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) return refuse('BODY_LARGE');
  const isForm = route.body === undefined || route.body === 'FORM' || route.body === 'JSON';
  if (!isOwn) limitBody(request, { bytesMax, msMax: isForm ? formMsMax : fileMsMax }, (why) => refuse(why));
  const policy = contentPolicy({ kind: 'NONCE', nonce }, setting);
  cleanRequest(request, { publicOrigin: house.publicOrigin, policy, isOwn, isOpen: route.isOpen ?? false });
  // Who asks first whether he may send is told so now, and not before he was judged.
  if (request.headers.expect !== undefined) response.writeContinue();
  const draw = () =>
    runRequest(
      () =>
        asRequest(addressOf(request), async () => {
          await door.handle(request, response);
          tellRefusedPage(path, response.statusCode);
        }),
      startScope(request.url),
    );
  if (request.method !== 'GET' && request.method !== 'HEAD') door.kept?.forgetAfter(response);
  if (!door.kept || isOwn || !isForAll(request)) return draw();
  nothingButAddress(request);
  await door.kept.give({ address: request.url ?? '/', nonce, response, draw });
};

const isForAll = ({ method = '', url = '/', headers }: IncomingMessage): boolean =>
  mayBeKept({ method, address: url, headers });

const addressOf = ({ headers }: IncomingMessage): string | null =>
  originOf({ get: (name) => headers[name]?.toString() ?? null }).ip;

const judge = (request: IncomingMessage, house: House, isOwn: boolean): Verdict => {
  if (isOwn) return { kind: 'GO_ON', route: doorRouteOf(pathOf(request.url ?? '/')) };
  return examine(toAsked(request), house);
};

const toAsked = ({ method = '', url = '', headers, rawHeaders }: IncomingMessage): Asked => ({
  method,
  address: url,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()])),
  headerNames: rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()),
});

const refuseRequest = (
  { house, budget }: Door,
  request: IncomingMessage,
  response: ServerResponse,
  { why, nonce, allow }: { why: DoorRefusal; nonce: string; allow: string[] | undefined },
): void => {
  const id = randomUUID();
  const path = pathOf(request.url ?? '');
  if (why === 'FOREIGN') {
    const untold = budget(Date.now());
    if (untold !== null) tellRefusal({ id, why, method: request.method ?? '', place: placeOf(path), untold });
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isPerson = !path.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
  answerRefusal(
    response,
    { why, id, ...(allow ? { allow } : {}) },
    { isPerson, nonce, publicOrigin: house.publicOrigin },
  );
};
