import 'server-only';
import { readFile } from 'node:fs/promises';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { env } from '@/lib/server/env';
import { type RevocationList, RevocationListError, readRevocationLists } from '@/lib/server/signing/revocation';

// The list of revoked certificates that the settings name, read anew each time: whoever keeps it fresh replaces the file.

type RevocationSettings = { SEAL_CRL_FILE?: string | undefined };

/**
 * Opens the lists that the settings name.
 * @returns the lists; none when no file is named
 * @throws RevocationListError when the file cannot be read
 */
export const openRevocationLists = async ({ SEAL_CRL_FILE }: RevocationSettings): Promise<RevocationList[]> => {
  if (!SEAL_CRL_FILE) return [];
  try {
    return readRevocationLists(new Uint8Array(await readFile(SEAL_CRL_FILE)));
  } catch (cause) {
    throw new RevocationListError(
      `SEAL_CRL_FILE names ${SEAL_CRL_FILE}, but no list can be read from it. Put the list of the issuer there, PEM or DER.`,
      { cause },
    );
  }
};

/**
 * The lists to seal by. Our own rule: a list that its issuer has replaced by now no longer says that a certificate is
 * good, so nothing is sealed by it.
 * @throws RevocationListError when a list cannot be read or is out of date
 */
export const presentRevocationLists = async (
  now: Date,
  settings: RevocationSettings = env,
): Promise<RevocationList[]> => {
  const lists = await openRevocationLists(settings);
  const old = lists.find(({ nextUpdate }) => nextUpdate !== null && nextUpdate < now);
  if (old?.nextUpdate) {
    const since = dateText(toCalendarDate(old.nextUpdate));
    throw new RevocationListError(
      `The list of revoked certificates is out of date since ${since}. Put the present one at SEAL_CRL_FILE.`,
    );
  }
  return lists;
};

/** The lists to judge a sealed file by, of any age: what was revoked stays revoked. */
export const portalRevocationLists = (): Promise<RevocationList[]> => openRevocationLists(env);
