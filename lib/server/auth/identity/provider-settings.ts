import 'server-only';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type IdentityProvider, providersFile } from '@/lib/domain/access/identity-provider';
import { env } from '@/lib/server/env';

// The identity providers of this portal. Read once: a changed file counts from the next start on, like every setting.

const bytesMax = 1_000_000;

/** A provider with the key that this portal shows itself with there, where it has one. */
export type ConfiguredProvider = IdentityProvider & { key: Record<string, unknown> | null };

/**
 * Reads a file of identity providers.
 * @returns them, or everything that is wrong with the file, one sentence each
 */
export const readProviders = (
  file: string,
): { ok: true; providers: ConfiguredProvider[] } | { ok: false; problems: string[] } => {
  const problem = (text: string) => ({ ok: false as const, problems: [`OIDC_PROVIDERS_FILE ${text}`] });
  let content: unknown;
  try {
    const text = readFileSync(file, 'utf8');
    if (text.length > bytesMax) return problem(`names ${file}, which is larger than a list of providers can be.`);
    content = JSON.parse(text);
  } catch {
    return problem(`names ${file}, which cannot be read as JSON.`);
  }
  const parsed = providersFile.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, 20).map(({ path: at, message }) => `${at.join('.')} ${message}.`);
    return { ok: false, problems: problems.map((each) => `OIDC_PROVIDERS_FILE: ${each}`) };
  }
  try {
    const folder = path.dirname(file);
    return { ok: true, providers: parsed.data.providers.map((one) => ({ ...one, key: keyOf(one, folder) })) };
  } catch {
    return problem('names a keyFile that cannot be read as a private key (PEM, PKCS#8).');
  }
};

const keyOf = ({ client }: IdentityProvider, folder: string): ConfiguredProvider['key'] => {
  if (client.auth !== 'private_key_jwt') return null;
  const pem = readFileSync(path.resolve(folder, client.keyFile), 'utf8');
  const jwk = createPrivateKey(pem).export({ format: 'jwk' });
  return { ...jwk, alg: client.algorithm, use: 'sig', ...(client.keyId ? { kid: client.keyId } : {}) };
};

let known: { file: string; providers: ConfiguredProvider[] } | undefined;

/** The identity providers of this portal, none where the setting is empty. Throws where the file is wrong. */
export const identityProviders = (): readonly ConfiguredProvider[] => {
  const file = env.OIDC_PROVIDERS_FILE;
  if (!file) return [];
  if (known?.file === file) return known.providers;
  const answer = readProviders(file);
  if (!answer.ok) throw new Error(answer.problems.join('\n'));
  known = { file, providers: answer.providers };
  return known.providers;
};

/** The provider with this short name, or null. */
export const providerNamed = (id: string): ConfiguredProvider | null =>
  identityProviders().find((one) => one.id === id) ?? null;

/** What the sign-in page shows of the providers. */
export const providerChoices = (): { id: string; label: string }[] =>
  identityProviders().map(({ id, label }) => ({ id, label }));
