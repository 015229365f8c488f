import { ListForm } from '@/components/admin/list-form';
import { Checkbox } from '@/components/form/choices';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { Alert } from '@/components/ui/alert/alert';
import type { AgreementImportPage } from '@/lib/domain/agreements/imports/import-view';
import type { Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type Props = { page: AgreementImportPage; takeOver: Act; undo: Act };

/** What an administrator can do with an import as it stands. */
export function ImportActs({ page, takeOver, undo }: Props) {
  switch (page.state) {
    case 'TRIED':
      return <TakeOver page={page} action={takeOver} />;
    case 'TAKEN_OVER':
      return <TakeBack page={page} action={undo} />;
    default:
      return (
        <Alert tone="info" heading="This import was taken back">
          <p className="whitespace-pre-line">{page.undoReason}</p>
          <p>Its agreements are void and no longer public. Their numbers and their history stay.</p>
        </Alert>
      );
  }
}

type ActProps = { page: AgreementImportPage; action: Act };

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

function TakeOver({ page, action }: ActProps) {
  if (page.good === 0) {
    return (
      <Alert tone="warning" heading="There is nothing to take over">
        No row is free of errors. Mend the rows below and send the import anew.
      </Alert>
    );
  }
  if (page.waits.length > 0) {
    return (
      <Alert tone="warning" heading="The files are not ready">
        <p>The rows can be taken over once every file they name is looked at. Open this page again in a minute.</p>
        <ul className="list-disc pl-5">
          {page.waits.map((line) => (
            <li key={line} className="wrap-anywhere">
              {line}
            </li>
          ))}
        </ul>
      </Alert>
    );
  }
  return (
    <ListForm action={action} name="take-over">
      <input type="hidden" name="importId" value={page.id} />
      {page.toLookThrough.length > 0 && (
        <Checkbox
          name="looked"
          label={`I have looked through ${page.toLookThrough.join(', ')}: they name nobody who is a subject of enforcement.`}
          hint="These files have no words that the portal could search, as scanned papers have none."
        />
      )}
      {page.errors > 0 && (
        <Checkbox
          name="whole"
          label="Write nothing while a row has an error"
          hint="Left open, the good rows are taken over and the others left out."
        />
      )}
      <Submit waiting="Taking over…">Take over {counted(page.good, 'agreement', 'agreements')}</Submit>
    </ListForm>
  );
}

function TakeBack({ page, action }: ActProps) {
  if (page.keepReason) {
    return (
      <Alert tone="info" heading="This import can no longer be taken back">
        {page.keepReason}
      </Alert>
    );
  }
  return (
    <ListForm action={action} name="take-back">
      <input type="hidden" name="importId" value={page.id} />
      <TextArea
        name="reason"
        label="Why the import is taken back"
        hint="Possible while nobody has worked with its agreements. They become void and leave the public register."
      />
      <Submit tone="danger" waiting="Taking back…">
        Take back {counted(page.good, 'agreement', 'agreements')}
      </Submit>
    </ListForm>
  );
}
