// The content of a request as it was sent: plain data that a later submission is compared with. Sections are kept in the
// values of their forms, so that a snapshot reads the same years later.
import { z } from 'zod';
import { type RequestDraft, type SectionKey, sectionKeys, sectionsFor } from './draft';
import { requestTypes } from './request-type';
import { type FormValue, type FormValues, savedContent } from './section-content';

const formValue: z.ZodType<FormValue> = z.lazy(() =>
  z.union([z.string().max(20_000), z.array(formValue).max(100), z.record(z.string().max(80), formValue)]),
);

const sentFile = z.strictObject({
  filename: z.string().max(400),
  sha256: z.string().length(64),
  class: z.string().max(60),
});

/** A snapshot as it is stored; `v` is the version of this shape. */
export const snapshotSchema = z.strictObject({
  v: z.literal(1),
  requestType: z.enum(requestTypes, 'A snapshot names the type of its request.'),
  /** Number of the agreement the request is about, as it was called then. */
  agreementNumber: z.string().max(40).nullable(),
  sections: z.partialRecord(z.enum(sectionKeys), z.record(z.string().max(80), formValue)),
  files: z.array(sentFile).max(200),
});

export type Snapshot = z.output<typeof snapshotSchema>;
export type SentFile = Snapshot['files'][number];

// Rows come from the database in no order of their own: sorted, the same content always has the same hash.
const inOrder = (draft: RequestDraft): RequestDraft => ({
  ...draft,
  contacts: [...draft.contacts].sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))),
  headcounts: [...draft.headcounts].sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))),
});

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const fileKey = ({ sha256, filename }: SentFile): string => `${sha256} ${filename}`;

/** The snapshot of a request: every section that its type asks, and the files the agency attached. */
export const toSnapshot = (
  draft: RequestDraft,
  files: readonly SentFile[],
  agreementNumber: string | null,
): Snapshot => {
  const ordered = inOrder(draft);
  const sections: Partial<Record<SectionKey, FormValues>> = Object.fromEntries(
    sectionsFor(draft.requestType).map(({ key }) => [key, savedContent(key, ordered)]),
  );
  return {
    v: 1,
    requestType: draft.requestType,
    agreementNumber,
    sections,
    files: [...files].sort((a, b) => compareText(fileKey(a), fileKey(b))),
  };
};
