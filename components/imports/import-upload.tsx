import { FileField } from '@/components/form/file-field';
import { TextField } from '@/components/form/text-field';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { importLimits } from '@/lib/domain/agreements/imports/import-columns';
import { type ImportProblem, importProblems } from '@/lib/domain/agreements/imports/import-view';
import { paths } from '@/lib/domain/paths';

type Asked = string | string[] | undefined;

const isProblem = (text: Asked): text is ImportProblem =>
  typeof text === 'string' && Object.hasOwn(importProblems, text);

const columnName = (text: Asked): string =>
  typeof text === 'string' && /^[\w.]{1,60}$/u.test(text) ? ` The column is “${text}”.` : '';

/** The table to try and the signed files. A plain form: it works without JavaScript. */
export function ImportUpload({ problem, which }: { problem: Asked; which: Asked }) {
  return (
    <Card heading="Try an import">
      <form action={paths.adminImportUpload()} method="post" encType="multipart/form-data" className="space-y-6">
        {isProblem(problem) && (
          <Alert tone="error" heading="The import was not read" live="assertive">
            {importProblems[problem]}
            {columnName(which)}
          </Alert>
        )}
        <p className="max-w-reading">
          A dry run comes first: it judges every row and says how to mend it. No agreement is written before you take
          the rows over, and then all of them at once.
        </p>
        <FileField
          name="table"
          label="Table of the agreements"
          hint={`CSV in UTF-8, commas or semicolons, at most ${importLimits.rows} rows.`}
          accept=".csv,text/csv"
        />
        <FileField
          name="files"
          label="Signed agreements"
          hint={`PDF files, or a ZIP of them: at most ${importLimits.files} files and ${importLimits.megabytes} MB in all. Take out pages that name people who are subjects of enforcement.`}
          accept=".pdf,.zip,application/pdf,application/zip"
          many="several"
        />
        <TextField
          name="source"
          label="Where they were kept before"
          hint="For example: paper files of the removal office."
        />
        <Button type="submit" icon="upload">
          Try the import
        </Button>
      </form>
    </Card>
  );
}
