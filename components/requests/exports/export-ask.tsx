'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import { Link } from '@/components/ui/link/link';
import { type ExportAsk, exportFormatLabels, exportFormats } from '@/lib/domain/requests/export-words';
import { idle, type Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

/** A list that somebody wants as a file: what it holds, what will happen, and the button. */
export function ExportAskCard({ ask, send }: { ask: ExportAsk; send: Act }) {
  const { title, details, promise, listHref, atOnce, hindrance } = ask;
  return (
    <Card heading={title} tone="quiet">
      <div className="space-y-4">
        <p className="wrap-anywhere max-w-reading text-muted">{details}</p>
        <p className="max-w-reading">
          <strong>{promise}</strong>
        </p>
        {hindrance && (
          <Alert tone="warning" size="slim">
            {hindrance}
          </Alert>
        )}
        {atOnce && (
          <ButtonRow>
            {atOnce.map(({ href, label }) => (
              <LinkButton key={href} href={href} tone="secondary" icon="download">
                {label}
              </LinkButton>
            ))}
          </ButtonRow>
        )}
        {!atOnce && !hindrance && <AskForm ask={ask} send={send} />}
        <p>
          <Link href={listHref}>Back to the list</Link>
        </p>
      </div>
    </Card>
  );
}

function AskForm({ ask, send }: { ask: ExportAsk; send: Act }) {
  const [answer, act] = useActionState(send, idle);
  return (
    <Form action={act} answer={answer} name="ask-file">
      <input type="hidden" name="list" value={ask.list} />
      <RadioGroup
        name="format"
        label="What kind of file"
        layout="row"
        defaultValue={ask.format ?? exportFormats[0]}
        choices={exportFormats.map((value) => ({ value, label: exportFormatLabels[value] }))}
      />
      <Submit>Make the file</Submit>
    </Form>
  );
}
