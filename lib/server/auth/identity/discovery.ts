import 'server-only';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { z } from 'zod';
import { type IdentityProvider, isSafeAddress } from '@/lib/domain/access/identity-provider';
import { now } from '@/lib/server/clock';

// Where a provider's doors are (OpenID Connect Discovery 1.0). The library would take any issuer that the document
// names; here it must be the one of the settings (section 4.3), and every door must be a safe address.

const answerMs = 5000;
const bytesMax = 200_000;
const keptMs = 10 * 60_000;

const address = z.string().max(1000).refine(isSafeAddress);

const document = z.object({
  issuer: z.string().max(500),
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  userinfo_endpoint: address.optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});

/** A provider's doors. */
export type Doors = z.output<typeof document>;

/** Thrown when a provider cannot be asked, or says something else than the settings expect. */
export class ProviderUnreachableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProviderUnreachableError';
  }
}

const kept = new Map<string, { doors: Doors; until: number }>();

/** Finds a provider's doors; kept for ten minutes. Throws a ProviderUnreachableError. */
export const discover = async ({ issuer }: Pick<IdentityProvider, 'issuer'>): Promise<Doors> => {
  const found = kept.get(issuer);
  if (found && found.until > now().getTime()) return found.doors;
  const parsed = document.safeParse(await ask(`${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`));
  if (!parsed.success) throw new ProviderUnreachableError('The discovery document is not one.');
  if (parsed.data.issuer !== issuer) throw new ProviderUnreachableError('The discovery document names another issuer.');
  kept.set(issuer, { doors: parsed.data, until: now().getTime() + keptMs });
  return parsed.data;
};

// Not `fetch`: it unpacks what it gets and follows where it is sent (quality.md R4). This does neither.
const get = (url: string, signal: AbortSignal): Promise<IncomingMessage> => {
  const { request } = url.startsWith('https:') ? https : http;
  const headers = { accept: 'application/json', 'accept-encoding': 'identity' };
  return new Promise((resolve, reject) => {
    request(url, { headers, signal }, resolve).once('error', reject).end();
  });
};

const ask = async (url: string): Promise<unknown> => {
  try {
    const response = await get(url, AbortSignal.timeout(answerMs));
    if (response.statusCode === 200) return JSON.parse(await bodyOf(response));
    response.destroy();
    throw new Error(`It answered ${response.statusCode}.`);
  } catch (cause) {
    throw new ProviderUnreachableError('The discovery document could not be had.', { cause });
  }
};

const bodyOf = async (response: IncomingMessage): Promise<string> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response) {
    size += part.length;
    if (size > bytesMax) throw new Error('It is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};
