// In which form a file of a case can leave. The portal takes words out only where it can set the text anew.
import { type ReleaseProfile, releaseProfiles } from '@/lib/domain/records/profiles';

export type FileForm = 'PAGES' | 'TEXT' | 'AS_STORED' | 'NOT_POSSIBLE';

/** The form of a file by its kind. `readable`: its words could be read; a damaged PDF has none. */
export const fileForm = (profile: ReleaseProfile, contentType: string, readable: boolean): FileForm => {
  if (contentType === 'application/pdf' && readable) return 'PAGES';
  if (contentType.startsWith('text/') && readable) return 'TEXT';
  // A picture has lost what stood beside it when it was taken in; nothing can be taken out of it.
  if (contentType.startsWith('image/')) return 'AS_STORED';
  return releaseProfiles[profile].originals ? 'AS_STORED' : 'NOT_POSSIBLE';
};

/** What the form means for whoever prepares the copy. */
export const fileFormNotes: Record<FileForm, string> = {
  PAGES:
    'The copy is set anew from the words of each page: pictures, signatures, attachments and earlier versions inside the file do not leave.',
  TEXT: 'The copy is set anew from these words.',
  AS_STORED: 'This file leaves as it is stored, or not at all: no part of it can be taken out here.',
  NOT_POSSIBLE:
    'The portal cannot take words out of this kind of file, so it does not leave to the public. Attach a PDF of it to the case if it should.',
};
