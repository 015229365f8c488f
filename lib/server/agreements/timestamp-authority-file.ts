import 'server-only';
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { env } from '@/lib/server/env';
import { type TimestampAuthority, TimestampPendingError } from '@/lib/server/signing/timestamp-request';

// The authority that the settings name for the time of seals.

const pemBlocks = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu;

type AuthoritySettings = { TSA_URL?: string | undefined; TSA_CA_FILE?: string | undefined };

/**
 * Opens the authority that the settings name.
 * @returns its address and certificates; null when none is named, and seals are then of level B-B
 * @throws TimestampPendingError when its certificates cannot be read: then no seal is made without its stamp
 */
export const openTimestampAuthority = async (settings: AuthoritySettings): Promise<TimestampAuthority | null> => {
  const { TSA_URL, TSA_CA_FILE } = settings;
  if (!TSA_URL || !TSA_CA_FILE) return null;
  try {
    const roots = [...(await readFile(TSA_CA_FILE, 'utf8')).matchAll(pemBlocks)].map(
      ([pem]) => new X509Certificate(pem),
    );
    if (roots.length === 0) throw new Error('There is no certificate in it.');
    return { url: TSA_URL, roots };
  } catch (cause) {
    throw new TimestampPendingError(
      `TSA_CA_FILE names ${TSA_CA_FILE}, but no certificate can be read from it. Put the authority's certificates there, as PEM.`,
      { cause },
    );
  }
};

/** The authority of this portal. Read anew each time, so that a mended file counts at once. */
export const portalTimestampAuthority = (): Promise<TimestampAuthority | null> => openTimestampAuthority(env);
