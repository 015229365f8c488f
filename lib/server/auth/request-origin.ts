import 'server-only';
import { headers } from 'next/headers';
import { type Origin, originOf } from '@/lib/server/auth/client-address';

/** Where the present request came from. */
export const requestOrigin = async (): Promise<Origin> => originOf(await headers());
