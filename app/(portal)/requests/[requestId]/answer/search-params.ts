import { z } from 'zod';
import { toUploadRefusal, type UploadRefusal } from '@/lib/domain/requests/attachment';
import { sectionKeys } from '@/lib/domain/requests/draft';

// What stands in the addresses of these pages. Anything else in them is passed over.

type SearchParams = Record<string, string | string[] | undefined>;

/** The section that was just saved. */
export const savedIn = (params: SearchParams): string | undefined => z.enum(sectionKeys).safeParse(params.saved).data;

/** True when one came from check-your-answers and goes back there. */
export const isFromReview = (params: SearchParams): boolean => params.from === 'review';

/** What became of an upload without JavaScript. */
export const uploadIn = (params: SearchParams): UploadRefusal | 'OK' | null =>
  params.upload === 'OK' ? 'OK' : toUploadRefusal(params.upload);
