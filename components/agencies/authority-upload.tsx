import { FilePost } from '@/components/form/file-post';
import { paths } from '@/lib/domain/paths';
import { attachmentTypesText } from '@/lib/domain/requests/attachment';

type Props = {
  /** The record that is followed, so that the page comes back to it. */
  follows: string | null;
  documents: readonly { id: string; filename: string }[];
  arrived: boolean;
  refusal: string | null;
};

/** The document behind an authority. */
export function AuthorityUpload({ follows, documents, arrived, refusal }: Props) {
  return (
    <section aria-labelledby="document-heading" className="space-y-4">
      <h2 id="document-heading" className="text-2xl">
        1. Document
      </h2>
      <FilePost
        action={`${paths.authorityFile()}${follows ? `?follows=${follows}` : ''}`}
        label="Attach the document that shows the authority"
        hint={`The certificate of election, the charter section, the resolution or the order. ${attachmentTypesText}.`}
        submit="Attach document"
        arrived={arrived ? `${documents[0]?.filename ?? 'The document'} is attached. Go on below.` : null}
        refusal={refusal}
      />
    </section>
  );
}
