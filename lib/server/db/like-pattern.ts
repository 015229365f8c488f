import 'server-only';

/**
 * Words that somebody types, for a search by LIKE: in a pattern of PostgreSQL three letters stand for others, and a
 * person who types them means the letters.
 */
export const literally = (text: string): string => text.replaceAll(/[\\%_]/gu, '\\$&');
