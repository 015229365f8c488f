import { FilePost } from '@/components/form/file-post';
import { attachmentTypesText } from '@/lib/domain/requests/attachment';

type Props = {
  /** Where the file is posted to. */
  action: string;
  documents: readonly { id: string; filename: string }[];
  arrived: boolean;
  refusal: string | null;
};

/** The resolution of the governing body. */
export function ResolutionUpload({ action, documents, arrived, refusal }: Props) {
  return (
    <section aria-labelledby="resolution-heading" className="space-y-4">
      <h2 id="resolution-heading" className="text-2xl">
        Resolution
      </h2>
      <FilePost
        action={action}
        label="Attach the resolution"
        hint={`If your governing body votes. ${attachmentTypesText}. Remove names of private persons first.`}
        submit="Attach resolution"
        arrived={arrived ? 'The resolution is attached. Choose it below and save.' : null}
        refusal={refusal}
        files={documents}
      />
    </section>
  );
}
