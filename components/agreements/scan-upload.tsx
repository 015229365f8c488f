'use client';
import { useId } from 'react';
import { AnswerContext } from '@/components/form/answer-context';
import { FileField } from '@/components/form/file-field';
import { Button } from '@/components/ui/button/button';
import { idle, refuse } from '@/lib/domain/result';

type Props = {
  /** Where the file is posted to. */
  action: string;
  /** Why the last one was not taken. */
  refusal: string | null;
};

/** The scan as a plain form post, with what is wrong with the last one beside its field. */
export function ScanUpload({ action, refusal }: Props) {
  const id = useId().replaceAll(/[^\w-]/gu, '');
  const answer = refusal === null ? idle : refuse('invalid', refusal, { fields: { file: [refusal] } });
  return (
    <AnswerContext value={{ answer, idOf: (name) => `${id}-${name}`, pending: false, pressed: null }}>
      <form action={action} method="post" encType="multipart/form-data" className="space-y-4">
        <FileField
          name="file"
          label="Scan of all sheets"
          hint="One PDF file: every sheet once, in order, the cover first."
          accept=".pdf,application/pdf"
        />
        <Button type="submit" icon="upload">
          Bring the scan
        </Button>
      </form>
    </AnswerContext>
  );
}
