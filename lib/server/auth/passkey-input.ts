import 'server-only';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

// What a browser sends about a passkey, before anything in it is believed. Sizes are far above what authenticators send.

const bytes = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/u);
const credential = {
  id: bytes(2048),
  rawId: bytes(2048),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  // Extensions are neither asked for nor read.
  clientExtensionResults: z.unknown().transform(() => ({})),
};

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4096),
    authenticatorData: bytes(4096),
    signature: bytes(4096),
    userHandle: bytes(128)
      .nullish()
      .transform((handle) => handle ?? undefined),
  }),
});

const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4096),
    attestationObject: bytes(32_768),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});

const parsed = (text: unknown): unknown => {
  if (typeof text !== 'string' || text.length > 60_000) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The answer of a passkey to a sign-in or a confirmation, out of a form field; null when it is none. */
export const readAssertion = (text: unknown): AuthenticationResponseJSON | null =>
  assertion.safeParse(parsed(text)).data ?? null;

/** A new passkey, out of a form field; null when it is none. */
export const readAttestation = (text: unknown): RegistrationResponseJSON | null => {
  const read = attestation.safeParse(parsed(text)).data;
  if (!read) return null;
  return { ...read, response: { ...read.response, transports: knownTransports(read.response.transports) } };
};

/** Of the ways an authenticator says it can be reached, those that browsers know. */
export const knownTransports = (given: readonly string[] = []) =>
  transports.filter((transport) => given.includes(transport));
