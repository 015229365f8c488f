import 'server-only';
import { type ClamdPlace, type ClamdTimes, scanWithClamd, versionOfClamd } from '@/lib/server/documents/clamd';
import { env } from '@/lib/server/env';

// The virus scanner of this portal, where one is set.

/** What a scanner says about bytes: its verdict, and its own name with what it found. */
export type Verdict = { state: 'CLEAN' | 'INFECTED'; detail: string };

/** Anything that looks at files. It throws when it has no verdict: then nothing is known about the file. */
export type Scanner = { scan: (bytes: Uint8Array) => Promise<Verdict> };

const patience: ClamdTimes = { connectMs: 5_000, answerMs: 60_000 };

/** A scanner that is a ClamAV daemon. */
export const makeClamdScanner = (place: ClamdPlace, times: ClamdTimes = patience): Scanner => ({
  scan: async (bytes) => {
    const version = await versionOfClamd(place, times);
    const answer = await scanWithClamd(place, bytes, times);
    const found = answer.state === 'INFECTED' ? `, found ${answer.signature}` : '';
    // What a program on another machine says is kept as plain text only.
    return { state: answer.state, detail: `${version}${found}`.replaceAll(/[^\x20-\x7e]/gu, '?').slice(0, 300) };
  },
});

/** The scanner that the settings name, or null where files are not scanned. */
export const portalScanner = (): Scanner | null => {
  const { CLAMAV_SOCKET, CLAMAV_HOST, CLAMAV_PORT } = env;
  if (CLAMAV_SOCKET) return makeClamdScanner({ path: CLAMAV_SOCKET });
  return CLAMAV_HOST ? makeClamdScanner({ host: CLAMAV_HOST, port: CLAMAV_PORT }) : null;
};

/** True where this portal scans what is uploaded. */
export const isScanning = (): boolean => portalScanner() !== null;
