import { FileField } from '@/components/form/file-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { attachmentAccept } from '@/lib/domain/requests/attachment';

type FilePostProps = {
  /** Where the file is posted to. */
  action: string;
  label: string;
  hint: string;
  submit: string;
  /** What is said once a file has come; null while none has. */
  arrived: string | null;
  refusal: string | null;
  /** The files that are there already. */
  files?: readonly { id: string; filename: string }[];
};

/** One file as a plain form post: it works without JavaScript and takes large files. */
export function FilePost({ action, label, hint, submit, arrived, refusal, files = [] }: FilePostProps) {
  return (
    <>
      {refusal && (
        <Alert tone="error" live="assertive">
          {refusal}
        </Alert>
      )}
      {arrived && (
        <Alert tone="success" size="slim" live="polite">
          {arrived}
        </Alert>
      )}
      {files.length > 0 && (
        <ul className="list-disc pl-5">
          {files.map(({ id, filename }) => (
            <li key={id} className="wrap-anywhere">
              <Link href={paths.document(id)}>{filename}</Link>
            </li>
          ))}
        </ul>
      )}
      <form action={action} method="post" encType="multipart/form-data" className="space-y-4">
        <FileField name="file" label={label} hint={hint} accept={attachmentAccept} />
        <Button type="submit" tone="secondary" icon="upload">
          {submit}
        </Button>
      </form>
    </>
  );
}
