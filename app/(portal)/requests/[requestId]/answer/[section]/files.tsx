import { classifyAttachment, removeAttachment } from '@/app/(portal)/requests/[requestId]/answer/actions';
import { DraftAttachments } from '@/components/requests/draft-attachments';
import { DataBoundary } from '@/components/requests/draft-notices';
import { DraftUpload } from '@/components/requests/draft-upload';
import { Alert } from '@/components/ui/alert/alert';
import { paths } from '@/lib/domain/paths';
import {
  attachmentAccept,
  attachmentTypesText,
  type UploadRefusal,
  uploadRefusalText,
} from '@/lib/domain/requests/attachment';
import type { DraftView } from '@/lib/domain/requests/draft-view';

/** The attached files and the way to add more; above the form of the section, because forms cannot nest. */
export function Files({ view, upload }: { view: DraftView; upload: UploadRefusal | 'OK' | null }) {
  const { id } = view.head;
  return (
    <div className="mb-8 space-y-6">
      <DataBoundary />
      {upload === 'OK' && (
        <Alert tone="success" size="slim" live="polite">
          Your files are attached.
        </Alert>
      )}
      {upload !== null && upload !== 'OK' && (
        <Alert tone="error" heading="Not attached" live="assertive">
          {uploadRefusalText(upload, view.fileMegabytesMax)}
        </Alert>
      )}
      <section className="space-y-3">
        <h2 className="text-xl">Attached files</h2>
        <DraftAttachments
          requestId={id}
          attachments={view.attachments}
          remove={removeAttachment}
          classify={classifyAttachment}
          accept={attachmentAccept}
        />
        {view.attachments.some(({ scan }) => scan === 'PENDING') && (
          <p className="max-w-reading text-muted text-sm">
            Files that are being scanned open for your agency only. The request can be sent once they are found clean.
          </p>
        )}
        {view.attachments.some(({ scan }) => scan === 'NOT_SCANNED') && (
          <p className="max-w-reading text-muted text-sm">
            “Not scanned” means that no virus scanner has looked at the file. Whoever opens it is told so.
          </p>
        )}
      </section>
      <DraftUpload
        action={paths.requestUpload(id)}
        accept={attachmentAccept}
        hint={`${attachmentTypesText}. Up to ${view.fileMegabytesMax} MB each.`}
        megabytesMax={view.fileMegabytesMax}
      />
    </div>
  );
}
