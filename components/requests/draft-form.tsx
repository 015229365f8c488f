'use client';
import { unstable_rethrow as rethrowForNext } from 'next/navigation';
import { Fragment, type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import { AnswerContext, type FieldNote, FieldNotesContext, useFormAround } from '@/components/form/answer-context';
import { Form } from '@/components/form/form';
import { useHydrated } from '@/components/form/hydrated';
import { Submit } from '@/components/form/submit';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow } from '@/components/ui/button/button';
import { conflictIn } from '@/lib/domain/requests/section-conflict-view';
import { idle, type Outcome, refuse } from '@/lib/domain/result';
import { type Autosave, type AutosaveAnswer, type SaveState, watchForm } from './draft-autosave';
import { DraftConflict } from './draft-conflict';
import { type Drawn, drawnOn, kept, type Typed } from './draft-kept';
import { DraftSaveState } from './draft-save-state';

type Save = (previous: Outcome, form: FormData) => Promise<Outcome>;

type DraftFormProps = {
  caseId: string;
  section: string;
  /** Where unsaved text is kept in the browser: one for each person, request and section. */
  place: string;
  timeZone: string;
  /** This page, and the number of saves of the section when it was drawn. */
  drawn: Drawn;
  /** "Saved 10:42 AM by Ana Ruiz" */
  last?: string | undefined;
  save: Save;
  autosave: Autosave;
  /** Where the primary button leads: the next section, the list or check-your-answers. */
  goesTo: string;
  submit: string;
  /** Comments of a return, by the name of the field they stand beside. */
  notes?: Readonly<Record<string, readonly FieldNote[]>> | undefined;
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

const noNotes = {};

/** The form of one section: saves as you go, and by its buttons also without JavaScript. */
export function DraftForm({ save, children, notes = noNotes, ...props }: DraftFormProps) {
  // In the page as the server sends it the action itself stands in the form, so that it works without JavaScript.
  const hydrated = useHydrated();
  const [answer, act] = useActionState(hydrated ? arriving(save) : save, idle);
  const [restored, setRestored] = useState<Typed | null>(null);
  // Not taken from a page drawn anew: the fields still hold what they were first drawn with.
  const [seen, setSeen] = useState(props.drawn);
  useEffect(() => {
    const typed = kept(props.place);
    setRestored(typed);
    setSeen((drawn) => (typed && drawnOn(typed)) ?? drawn);
  }, [props.place]);
  const conflict = conflictIn(answer);
  const hear = (told: AutosaveAnswer) => {
    if (told.ok) setSeen((before) => ({ ...before, version: told.value.sectionVersion ?? before.version }));
  };
  return (
    <Form action={act} answer={answer} name={props.section}>
      <input type="hidden" name="caseId" value={props.caseId} />
      <input type="hidden" name="section" value={props.section} />
      <input type="hidden" name="sectionVersion" value={conflict?.version ?? seen.version} />
      <input type="hidden" name="sectionPage" value={seen.page} data-keeps-itself />
      <Watcher {...props} answer={answer} restored={restored !== null} paused={conflict !== null} hear={hear} />
      {conflict ? (
        <DraftConflict conflict={conflict} goesTo={props.goesTo} />
      ) : (
        <>
          <FieldNotesContext value={notes}>
            <Restored typed={answer === idle ? restored : null}>{children}</Restored>
          </FieldNotesContext>
          <SaveButtons {...props} />
        </>
      )}
    </Form>
  );
}

function SaveButtons(props: Pick<DraftFormProps, 'goesTo' | 'submit'>) {
  return (
    <ButtonRow place="foot">
      <Submit name="then" value={props.goesTo} waiting="Saving…">
        {props.submit}
      </Submit>
      <Submit name="then" value="list" tone="secondary" waiting="Saving…">
        Save and exit
      </Submit>
    </ButtonRow>
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

type WatcherProps = Pick<DraftFormProps, 'place' | 'autosave' | 'timeZone' | 'last'> & {
  answer: Outcome;
  restored: boolean;
  paused: boolean;
  hear: (answer: AutosaveAnswer) => void;
};

function Watcher({ place, autosave, timeZone, last, answer, restored, paused, hear }: WatcherProps) {
  const mark = useRef<HTMLSpanElement>(null);
  const watch = useRef<ReturnType<typeof watchForm>>(null);
  const [state, setState] = useState<SaveState>({ kind: 'quiet' });
  const listener = useRef(hear);
  useEffect(() => {
    listener.current = hear;
  });

  useEffect(() => {
    const form = mark.current?.closest('form');
    if (!form) return;
    const watching = watchForm({
      form,
      place,
      save: autosave,
      tell: setState,
      hear: (answer) => listener.current(answer),
    });
    watch.current = watching;
    return watching.stop;
  }, [place, autosave]);

  useEffect(() => {
    if (restored) watch.current?.putBack();
  }, [restored]);

  useEffect(() => {
    if (paused) watch.current?.pause();
    else if (!answer.ok) watch.current?.refused();
  }, [answer, paused]);

  return (
    <>
      <span ref={mark} hidden />
      <DraftSaveState state={state} timeZone={timeZone} under={answer.ok ? 'title' : 'summary'} last={last} />
    </>
  );
}
