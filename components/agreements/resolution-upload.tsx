import { FileField } from '@/components/form/file-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { attachmentAccept, attachmentTypesText } from '@/lib/domain/requests/attachment';

type Props = {
  /** Where the file is posted to. */
  action: string;
  documents: readonly { id: string; filename: string }[];
  arrived: boolean;
  refusal: string | null;
};

/** The resolution of the governing body, as a plain form post: it works without JavaScript and takes large files. */
export function ResolutionUpload({ action, documents, arrived, refusal }: Props) {
  return (
    <section aria-labelledby="resolution-heading" className="space-y-4">
      <h2 id="resolution-heading" className="text-2xl">
        Resolution
      </h2>
      {refusal && (
        <Alert tone="error" live="assertive">
          {refusal}
        </Alert>
      )}
      {arrived && (
        <Alert tone="success" size="slim" live="polite">
          The resolution is attached. Choose it below and save.
        </Alert>
      )}
      {documents.length > 0 && (
        <ul className="list-disc pl-5">
          {documents.map(({ id, filename }) => (
            <li key={id} className="wrap-anywhere">
              <Link href={paths.document(id)}>{filename}</Link>
            </li>
          ))}
        </ul>
      )}
      <form action={action} method="post" encType="multipart/form-data" className="space-y-4">
        <FileField
          name="file"
          label="Attach the resolution"
          hint={`If your governing body votes. ${attachmentTypesText}. Remove names of private persons first.`}
          accept={attachmentAccept}
        />
        <Button type="submit" tone="secondary" icon="upload">
          Attach resolution
        </Button>
      </form>
    </section>
  );
}
