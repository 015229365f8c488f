import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { Link } from '@/components/ui/link/link';
import { Tag, type TagTone } from '@/components/ui/tag/tag';
import { sizeText } from '@/lib/domain/file-size';
import { paths } from '@/lib/domain/paths';
import type { AttachmentView } from '@/lib/domain/requests/draft-view';
import type { Outcome } from '@/lib/domain/result';
import { DraftRemoveFile } from './draft-remove-file';

const scanWords: Record<AttachmentView['scan'], { label: string; tone: TagTone }> = {
  NOT_SCANNED: { label: 'Not scanned', tone: 'yellow' },
  PENDING: { label: 'Being scanned', tone: 'blue' },
  CLEAN: { label: 'Scanned, clean', tone: 'green' },
  INFECTED: { label: 'Harmful, locked', tone: 'red' },
};

type DraftAttachmentsProps = {
  requestId: string;
  attachments: readonly AttachmentView[];
  /** Left out where nothing can be removed. */
  remove?: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** The files of a request: size, kind, scan state, and the hash for those who compare. */
export function DraftAttachments({ requestId, attachments, remove }: DraftAttachmentsProps) {
  if (attachments.length === 0) {
    return <EmptyState heading="No files attached" icon="clip" />;
  }
  return (
    <ul className="border-line border-t">
      {attachments.map((file) => (
        <li key={file.id} className="border-line border-b py-3">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
            <div className="min-w-0 space-y-1">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link href={paths.document(file.id)} className="min-w-0 break-words">
                  {file.filename}
                </Link>
                <Tag tone={scanWords[file.scan].tone}>{scanWords[file.scan].label}</Tag>
              </div>
              <p className="text-muted text-sm">
                {file.type}, {sizeText(file.byteLength)}. Added by {file.added}
              </p>
            </div>
            {remove && <DraftRemoveFile action={remove} caseId={requestId} documentId={file.id} name={file.filename} />}
          </div>
          <Disclosure summary={<span className="text-sm">Fingerprint</span>}>
            <HashText hash={file.sha256} />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
