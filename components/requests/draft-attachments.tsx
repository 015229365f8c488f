import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { Link } from '@/components/ui/link/link';
import { Tag, type TagTone } from '@/components/ui/tag/tag';
import { sizeText } from '@/lib/domain/file-size';
import { paths } from '@/lib/domain/paths';
import { disclosureWords } from '@/lib/domain/requests/disclosure';
import type { AttachmentView } from '@/lib/domain/requests/draft-view';
import type { Outcome } from '@/lib/domain/result';
import { DraftFileClass } from './draft-file-class';
import { DraftRemoveFile } from './draft-remove-file';
import { DraftReplaceFile } from './draft-replace-file';

const scanWords: Record<AttachmentView['scan'], { label: string; tone: TagTone }> = {
  NOT_SCANNED: { label: 'Not scanned', tone: 'yellow' },
  PENDING: { label: 'Being scanned', tone: 'blue' },
  CLEAN: { label: 'Scanned, clean', tone: 'green' },
  INFECTED: { label: 'Harmful, locked', tone: 'red' },
};

type FileAct = (previous: Outcome, form: FormData) => Promise<Outcome>;

type DraftAttachmentsProps = {
  requestId: string;
  attachments: readonly AttachmentView[];
  /** Left out where nothing can be removed. */
  remove?: FileAct;
  classify?: FileAct;
  accept?: string;
};

/** The files of a request: size, kind, scan state, and the hash for those who compare. */
export function DraftAttachments({ requestId, attachments, remove, classify, accept }: DraftAttachmentsProps) {
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
                {file.scan === 'INFECTED' ? (
                  <span className="wrap-anywhere min-w-0">{file.filename}</span>
                ) : (
                  <Link href={paths.document(file.id)} className="wrap-anywhere min-w-0">
                    {file.filename}
                  </Link>
                )}
                <Tag tone={scanWords[file.scan].tone}>{scanWords[file.scan].label}</Tag>
                {file.words && <Tag tone={file.words.tone}>{file.words.label}</Tag>}
              </div>
              {file.words && <p className="max-w-reading text-sm">{file.words.text}</p>}
              {file.scan === 'INFECTED' && (
                <p className="text-error-dark text-sm">
                  Harmful code was found in this file. Nobody can open it. Remove it, or replace it by a clean copy.
                </p>
              )}
              {file.twin && <p className="text-sm">{file.twin}</p>}
              <p className="text-muted text-sm">
                {file.version > 1 && `Version ${file.version}. `}
                {file.type}, {sizeText(file.byteLength)}. Added by {file.added}
              </p>
            </div>
            {remove && <DraftRemoveFile action={remove} caseId={requestId} documentId={file.id} name={file.filename} />}
          </div>
          <p className="text-sm">
            {file.class === 'LES_CUI' ? (
              <Tag tone="red">{disclosureWords.LES_CUI.label}</Tag>
            ) : (
              `Disclosure: ${disclosureWords[file.class].label}`
            )}
          </p>
          {classify && accept && (
            <Disclosure summary={<span className="text-sm">Replace, or change disclosure</span>}>
              <div className="space-y-6">
                <DraftReplaceFile action={paths.requestUpload(requestId)} file={file} accept={accept} />
                <DraftFileClass action={classify} caseId={requestId} file={file} />
              </div>
            </Disclosure>
          )}
          <Disclosure summary={<span className="text-sm">Fingerprint and earlier versions</span>}>
            <HashText hash={file.sha256} />
            <ul>
              {file.earlier.map(({ id, text, open }) => (
                <li key={id}>{open ? <Link href={paths.document(id)}>{text}</Link> : `${text}, locked`}</li>
              ))}
            </ul>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
