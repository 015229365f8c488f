// The words that somebody types into a search, as every list reads them.
import { z } from 'zod';

const charsMax = 100;

/** Words to search for: PostgreSQL takes no NUL, and nobody searches for control characters or halves of a character. */
export const searchWords = z
  .string()
  .max(2 * charsMax)
  .transform((text) =>
    text
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Surrogate}]/gu, ' ')
      .trim()
      .slice(0, charsMax)
      .toWellFormed(),
  );
