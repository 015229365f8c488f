import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

// Tokens that stand for something on the server: 256 random bits outside, only their hash in the database.

const tokenBytes = 32;

/** A new token of 256 random bits, as 43 characters that may stand in a cookie. */
export const newToken = (): string => randomBytes(tokenBytes).toString('base64url');

/** What is kept of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
