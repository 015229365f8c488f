import { FileField } from '@/components/form/file-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { CaseSection } from '@/components/workflow/case-section';
import type { ObligationsPage } from '@/lib/domain/agreements/obligation-view';
import { attachmentAccept, attachmentTypesText } from '@/lib/domain/requests/attachment';

type Props = { action: string; files: ObligationsPage['files']; arrived: boolean; refusal: string | null };

/** Files that show that a duty was done, as a plain form post: it works without JavaScript and takes large files. */
export function EvidenceUpload({ action, files, arrived, refusal }: Props) {
  return (
    <CaseSection id="evidence" heading="Evidence">
      {refusal && (
        <Alert tone="error" live="assertive">
          {refusal}
        </Alert>
      )}
      {arrived && (
        <Alert tone="success" size="slim" live="polite">
          The file is attached. Choose it when you report the duty.
        </Alert>
      )}
      {files.length > 0 && (
        <ul className="list-disc pl-5">
          {files.map(({ id, filename, href }) => (
            <li key={id} className="wrap-anywhere">
              <Link href={href}>{filename}</Link>
            </li>
          ))}
        </ul>
      )}
      <form action={action} method="post" encType="multipart/form-data" className="space-y-4">
        <FileField
          name="file"
          label="Attach a file"
          hint={`${attachmentTypesText}. Both sides read it. Counts and dates only, no names of private persons.`}
          accept={attachmentAccept}
        />
        <Button type="submit" tone="secondary" icon="upload">
          Attach evidence
        </Button>
      </form>
    </CaseSection>
  );
}
