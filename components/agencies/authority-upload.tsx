import { FileField } from '@/components/form/file-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { attachmentAccept, attachmentTypesText } from '@/lib/domain/requests/attachment';

type Props = {
  /** The record that is followed, so that the page comes back to it. */
  follows: string | null;
  documents: readonly { id: string; filename: string }[];
  arrived: boolean;
  refusal: string | null;
};

/** The document behind an authority, as a plain form post: it works without JavaScript and takes large files. */
export function AuthorityUpload({ follows, documents, arrived, refusal }: Props) {
  return (
    <section aria-labelledby="document-heading" className="space-y-4">
      <h2 id="document-heading" className="text-2xl">
        1. Document
      </h2>
      {refusal && (
        <Alert tone="error" live="assertive">
          {refusal}
        </Alert>
      )}
      {arrived && (
        <Alert tone="success" size="slim" live="polite">
          {documents[0]?.filename ?? 'The document'} is attached. Go on below.
        </Alert>
      )}
      <form
        action={`${paths.authorityFile()}${follows ? `?follows=${follows}` : ''}`}
        method="post"
        encType="multipart/form-data"
        className="space-y-4"
      >
        <FileField
          name="file"
          label="Attach the document that shows the authority"
          hint={`The certificate of election, the charter section, the resolution or the order. ${attachmentTypesText}.`}
          accept={attachmentAccept}
        />
        <Button type="submit" tone="secondary" icon="upload">
          Attach document
        </Button>
      </form>
    </section>
  );
}
