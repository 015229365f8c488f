import { FileField } from '@/components/form/file-field';
import { Button } from '@/components/ui/button/button';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { paths } from '@/lib/domain/paths';
import { attachmentAccept, attachmentTypesText } from '@/lib/domain/requests/attachment';
import type { RoundView } from '@/lib/domain/requests/round-view';
import { AnswerFiles } from './round-questions';

/** Attaches files to the open questions of a round, as plain form posts. */
export function RoundFiles({ requestId, round }: { requestId: string; round: RoundView }) {
  const open = round.questions.filter(({ answer }) => answer === null);
  return (
    <div className="print:hidden">
      {open.map((question) => (
        <div key={question.id} className="space-y-2">
          <AnswerFiles files={question.files} />
          <Disclosure summary={`Attach a file to question ${question.number}`}>
            <form
              method="post"
              action={paths.questionUpload(requestId, question.id)}
              encType="multipart/form-data"
              className="space-y-4"
            >
              <FileField
                name="files"
                label={`File for question ${question.number}`}
                hint={`${attachmentTypesText}. Save what you have typed first.`}
                accept={attachmentAccept}
              />
              <Button type="submit" tone="secondary">
                Attach file
              </Button>
            </form>
          </Disclosure>
        </div>
      ))}
    </div>
  );
}
