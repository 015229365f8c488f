'use client';
import { unstable_rethrow as rethrowForNext } from 'next/navigation';
import { Fragment, type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import { AnswerContext, useFormAround } from '@/components/form/answer-context';
import { Form } from '@/components/form/form';
import { useHydrated } from '@/components/form/hydrated';
import { Submit } from '@/components/form/submit';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow } from '@/components/ui/button/button';
import { idle, type Outcome, refuse } from '@/lib/domain/result';
import { type Autosave, type SaveState, watchForm } from './draft-autosave';
import { kept, type Typed } from './draft-kept';
import { DraftSaveState } from './draft-save-state';

type Save = (previous: Outcome, form: FormData) => Promise<Outcome>;

type DraftFormProps = {
  caseId: string;
  section: string;
  /** Where unsaved text is kept in the browser: one for each person, request and section. */
  place: string;
  timeZone: string;
  save: Save;
  autosave: Autosave;
  /** Where the primary button leads: the next section, the list or check-your-answers. */
  goesTo: string;
  submit: string;
  children: ReactNode;
};

// A save that does not arrive is an answer like any other.
const arriving =
  (save: Save): Save =>
  async (previous, form) => {
    try {
      return await save(previous, form);
    } catch (error) {
      rethrowForNext(error);
      const why = navigator.onLine ? 'The portal does not answer' : 'You are offline';
      return refuse('blocked', `Not saved. ${why}. What you typed is kept here; save again in a moment.`);
    }
  };

/** The form of one section: saves as you go, and by its buttons also without JavaScript. */
export function DraftForm({ save, children, ...props }: DraftFormProps) {
  // In the page as the server sends it the action itself stands in the form, so that it works without JavaScript.
  const hydrated = useHydrated();
  const [answer, act] = useActionState(hydrated ? arriving(save) : save, idle);
  const [restored, setRestored] = useState<Typed | null>(null);
  useEffect(() => setRestored(kept(props.place)), [props.place]);
  return (
    <Form action={act} answer={answer} name={props.section}>
      <input type="hidden" name="caseId" value={props.caseId} />
      <input type="hidden" name="section" value={props.section} />
      <Watcher {...props} answer={answer} restored={restored !== null} />
      <Restored typed={answer === idle ? restored : null}>{children}</Restored>
      <ButtonRow place="foot">
        <Submit name="then" value={props.goesTo} waiting="Saving…">
          {props.submit}
        </Submit>
        <Submit name="then" value="list" tone="secondary" waiting="Saving…">
          Save and exit
        </Submit>
      </ButtonRow>
    </Form>
  );
}

/** Fills the fields with what was typed earlier and never saved, drawing them anew once. */
function Restored({ typed, children }: { typed: Typed | null; children: ReactNode }) {
  const form = useFormAround();
  const [drawn, setDrawn] = useState<Typed | null>(null);
  if (typed && typed !== drawn) setDrawn(typed);
  const answer: Outcome = { ok: false, why: 'invalid', message: '', values: { ...typed } };
  return (
    <AnswerContext value={form && typed ? { ...form, answer } : form}>
      {drawn && (
        <Alert tone="info" size="slim">
          You left this section before it was saved. What you had typed is back.
        </Alert>
      )}
      <Fragment key={drawn ? 'restored' : 'saved'}>{children}</Fragment>
    </AnswerContext>
  );
}

type WatcherProps = Pick<DraftFormProps, 'place' | 'autosave' | 'timeZone'> & { answer: Outcome; restored: boolean };

function Watcher({ place, autosave, timeZone, answer, restored }: WatcherProps) {
  const mark = useRef<HTMLSpanElement>(null);
  const watch = useRef<ReturnType<typeof watchForm>>(null);
  const [state, setState] = useState<SaveState>({ kind: 'quiet' });

  useEffect(() => {
    const form = mark.current?.closest('form');
    if (!form) return;
    const watching = watchForm({ form, place, save: autosave, tell: setState });
    watch.current = watching;
    return watching.stop;
  }, [place, autosave]);

  useEffect(() => {
    if (restored) watch.current?.putBack();
  }, [restored]);

  useEffect(() => {
    if (!answer.ok) watch.current?.refused();
  }, [answer]);

  return (
    <>
      <span ref={mark} hidden />
      <DraftSaveState state={state} timeZone={timeZone} under={answer.ok ? 'title' : 'summary'} />
    </>
  );
}
