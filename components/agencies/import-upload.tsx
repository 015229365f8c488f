import { FileField } from '@/components/form/file-field';
import { DateField, TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { type UploadProblem, uploadProblems } from '@/lib/domain/agencies/import-view';
import { paths } from '@/lib/domain/paths';

type Asked = string | string[] | undefined;

const isProblem = (text: Asked): text is UploadProblem =>
  typeof text === 'string' && Object.hasOwn(uploadProblems, text);

const columnName = (text: Asked): string =>
  typeof text === 'string' && /^[\w.]{1,60}$/u.test(text) ? ` The column is “${text}”.` : '';

/** The file to try. A plain form: it works without JavaScript. */
export function ImportUpload({ problem, which }: { problem: Asked; which: Asked }) {
  return (
    <Card heading="Import a file">
      <form action={paths.adminDirectoryUpload()} method="post" encType="multipart/form-data" className="space-y-6">
        {isProblem(problem) && (
          <Alert tone="error" heading="The file was not read" live="assertive">
            {uploadProblems[problem]}
            {columnName(which)}
          </Alert>
        )}
        <p className="max-w-reading">
          A dry run comes first: it shows what would be added and changed, and every row with an error. Nothing is
          written before you take it over.
        </p>
        <FileField
          name="file"
          label="CSV file"
          hint="UTF-8, commas or semicolons, at most 5 MB and 20,000 rows. Facts about agencies only, none about people."
          accept=".csv,text/csv"
        />
        <TextField
          name="source"
          label="Where it comes from"
          hint="For example: state list of law enforcement agencies."
        />
        <DateField name="sourceDate" label="As of" hint="The date the list was made." />
        <Button type="submit" icon="upload">
          Try the file
        </Button>
      </form>
    </Card>
  );
}
