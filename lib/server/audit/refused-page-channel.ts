import 'server-only';
import { channel } from 'node:diagnostics_channel';
import { z } from 'zod';
import { presentRequest } from '@/lib/server/audit/present-request';

// The door sees how each request was answered, and has no connection to the database; the pages have. Whoever listens
// hears it within the same request, and knows who asked.

const refusedPages = channel('access.page.refused');

const refusedPage = z.strictObject({ address: z.string().max(8192), status: z.int() });

/** Tells that a page or file was not there for somebody who is signed in. */
export const tellRefusedPage = (address: string, status: number): void => {
  if (presentRequest().actor !== null && (status === 403 || status === 404)) refusedPages.publish({ address, status });
};

/** Has each of them handed over. */
export const hearRefusedPages = (keep: (page: z.output<typeof refusedPage>) => void): void =>
  refusedPages.subscribe((message) => {
    const read = refusedPage.safeParse(message);
    if (read.success) keep(read.data);
  });
