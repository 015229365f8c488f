import { FilePost } from '@/components/form/file-post';
import { CaseSection } from '@/components/workflow/case-section';
import type { ObligationsPage } from '@/lib/domain/agreements/obligation-view';
import { attachmentTypesText } from '@/lib/domain/requests/attachment';

type Props = { action: string; files: ObligationsPage['files']; arrived: boolean; refusal: string | null };

/** Files that show that a duty was done. */
export function EvidenceUpload({ action, files, arrived, refusal }: Props) {
  return (
    <CaseSection id="evidence" heading="Evidence">
      <FilePost
        action={action}
        label="Attach a file"
        hint={`${attachmentTypesText}. Both sides read it. Counts and dates only, no names of private persons.`}
        submit="Attach evidence"
        arrived={arrived ? 'The file is attached. Choose it in the form that asks for it.' : null}
        refusal={refusal}
        files={files}
      />
    </CaseSection>
  );
}
