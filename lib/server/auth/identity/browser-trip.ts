import 'server-only';
import { cookies } from 'next/headers';
import { paths } from '@/lib/domain/paths';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { cookieOptions, providerCookieNames } from '@/lib/server/auth/auth-cookies';
import { currentActor } from '@/lib/server/auth/current-actor';
import { type Arrival, arrive, leaveFor } from '@/lib/server/auth/identity/arrive';
import { noteIdentityRefusal, shownProblem } from '@/lib/server/auth/identity/identity-refusals';
import { providerNamed } from '@/lib/server/auth/identity/provider-settings';
import { unknownAddress } from '@/lib/server/auth/password-sign-in';
import { keepPending } from '@/lib/server/auth/pending-cookie';
import { requestOrigin } from '@/lib/server/auth/request-origin';
import { safeBack } from '@/lib/server/auth/safe-back';
import { signInWithTicket } from '@/lib/server/auth/session-cookie';
import { tooManyTries } from '@/lib/server/auth/sign-in-refusals';
import { countTry } from '@/lib/server/auth/throttle';
import { runAs } from '@/lib/server/db/request-scope';

// What the browser carries to a provider and back. Everything here needs a request of Next's.

const tripSeconds = 900;
const queryCharsMax = 6000;

const keep = async (values: Record<string, string>, maxAge = tripSeconds): Promise<void> => {
  const jar = await cookies();
  for (const [name, value] of Object.entries(values)) jar.set(name, value, { ...cookieOptions(), maxAge });
};

/**
 * Sends the browser to a provider. Only where cookies may be set.
 * @param userId whose account is to be linked; null for a sign-in
 * @returns the address at the provider
 */
export const sendToProvider = async (
  id: string,
  asked: { purpose: 'SIGN_IN' | 'LINK'; back: string; userId: string | null },
): Promise<Outcome<{ url: string }>> => {
  const provider = providerNamed(id);
  if (!provider) return refuse('not_found', 'This way to sign in is not offered any more. Open the page again.');
  const throttle = await countTry('providerAddress', (await requestOrigin()).ip ?? unknownAddress);
  if (!throttle.open) {
    if (throttle.justClosed) await noteIdentityRefusal(provider.id, 'TOO_MANY_TRIES', null);
    return tooManyTries(throttle, '');
  }
  // Who somebody is has to be found out before it is known whose rows they may see.
  const left = await runAs('system', () => leaveFor(provider, { ...asked, back: safeBack(asked.back) }));
  if (!left) {
    return refuse('blocked', `${provider.label} cannot be reached now. Try again later, or sign in another way.`);
  }
  const names = providerCookieNames();
  await keep({
    [names.flow]: left.flow,
    [names.state]: left.cookies.state,
    [names.nonce]: left.cookies.nonce,
    [names.pkce]: left.cookies.pkce,
  });
  return done({ url: left.url });
};

/** Receives the browser from a provider: each trip is good once, whatever becomes of it. Returns the page to go to. */
export const receiveFromProvider = async (id: string, url: URL): Promise<string | null> => {
  const provider = providerNamed(id);
  if (!provider || url.search.length > queryCharsMax) return null;
  const jar = await cookies();
  const names = providerCookieNames();
  const brought = (name: string) => jar.get(name)?.value ?? '';
  const trip = {
    flow: brought(names.flow),
    state: brought(names.state),
    nonce: brought(names.nonce),
    pkce: brought(names.pkce),
  };
  await keep({ [names.flow]: '', [names.state]: '', [names.nonce]: '', [names.pkce]: '' }, 0);
  const query = Object.fromEntries(url.searchParams);
  const [actor, origin] = [await currentActor(), await requestOrigin()];
  const arrival = await runAs('system', () => arrive(provider, { query, cookies: trip }, actor, origin));
  return goOn(arrival);
};

const goOn = async (arrival: Arrival): Promise<string> => {
  if (arrival.kind === 'ticket') {
    return (await signInWithTicket(arrival.ticket)) ? safeBack(arrival.back) : paths.signInProblem('provider');
  }
  if (arrival.kind === 'second-factor') {
    await keepPending(arrival.token);
    return paths.secondFactor(safeBack(arrival.back));
  }
  if (arrival.kind === 'link') {
    await keep({ [providerCookieNames().link]: arrival.token });
    return arrival.purpose === 'LINK' ? paths.linkIdentity() : paths.signInToLink();
  }
  const problem = shownProblem(arrival.why);
  return arrival.purpose === 'LINK' ? paths.linkProblem(problem) : paths.signInProblem(problem);
};

/** The token of what waits to be linked in this browser; an empty text when nothing does. */
export const waitingLinkToken = async (): Promise<string> =>
  (await cookies()).get(providerCookieNames().link)?.value ?? '';

/** Forgets what waits to be linked in this browser. */
export const forgetWaitingLink = (): Promise<void> => keep({ [providerCookieNames().link]: '' }, 0);
