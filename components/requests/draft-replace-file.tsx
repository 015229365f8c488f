'use client';
import { FileField } from '@/components/form/file-field';
import { Button } from '@/components/ui/button/button';
import type { AttachmentView } from '@/lib/domain/requests/draft-view';

type DraftReplaceFileProps = { action: string; accept: string; file: Pick<AttachmentView, 'id' | 'filename'> };

/** Sends a new version of one file: a plain form, with or without JavaScript. */
export function DraftReplaceFile({ action, accept, file }: DraftReplaceFileProps) {
  return (
    <form action={action} method="post" encType="multipart/form-data" className="space-y-4">
      <input type="hidden" name="replaces" value={file.id} />
      <FileField
        name="files"
        id={`replace-${file.id}`}
        label="New version"
        hint="The version before stays on record, and is marked as replaced."
        accept={accept}
      />
      <Button type="submit" tone="secondary">
        Replace<span className="sr-only"> {file.filename}</span>
      </Button>
    </form>
  );
}
