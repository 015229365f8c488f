import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The data folder of the portal that the journeys open. */
export const journeysDataDir = process.env.JOURNEYS_DATA_DIR ?? '.data/journeys';

const bodyOf = (raw: string): string =>
  // Quoted-printable, as the portal's texts are sent: soft line breaks out, the few escapes of an address back.
  raw
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

type Which = { dataDir?: string; holding?: RegExp };

/** The text of the latest mail to an address (that holds something), once the portal has written it; null until then. */
export const mailTo = (address: string, { dataDir = journeysDataDir, holding = /^/u }: Which = {}): string | null => {
  const folder = path.join(dataDir, 'mail');
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return null;
  }
  const mails = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const texts = mails.filter((raw) => raw.split(/\r?\n\r?\n/u)[0]?.includes(address)).map(bodyOf);
  return texts.findLast((text) => holding.test(text)) ?? null;
};
