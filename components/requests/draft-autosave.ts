import { conflictIn, type SectionRefused } from '@/lib/domain/requests/section-conflict-view';
import type { Done, Outcome } from '@/lib/domain/result';
import { forget, isSame, keep, type Typed, typedIn } from './draft-kept';

// Saves a form in the background. No React in here: a small machine that listens to one form and tells its state.

/** What is known about the form's contents. */
export type SaveState =
  | { kind: 'quiet' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'offline' }
  | { kind: 'unreachable' }
  /** A colleague saved first; `by` is null while the choice is on the screen. */
  | { kind: 'conflict'; by: string | null }
  | { kind: 'refused'; message: string };

/** What a save in the background comes back with; `sectionVersion` is the number of saves after it. */
export type AutosaveAnswer = Done<{ savedAt: string; sectionVersion?: number }> | SectionRefused;

export type Autosave = (form: FormData) => Promise<AutosaveAnswer>;

type Watched = {
  form: HTMLFormElement;
  place: string;
  save: Autosave;
  tell: (state: SaveState) => void;
  /** Hears every answer of a save in the background. */
  hear?: (answer: AutosaveAnswer) => void;
};

const idleMs = 3000;
const blurMs = 400;
const retryMs = 20_000;
const hasTrouble = new Set<SaveState['kind']>(['offline', 'unreachable', 'refused', 'conflict']);
const leaveQuestion =
  'Part of this section is not saved. What you typed is kept in this tab until you come back. Leave this page?';

/** Watches a form and saves it some seconds after a change, and soon after a field is left. */
export const watchForm = ({ form, place, save, tell: show, hear }: Watched) => {
  let saved: Typed = typedIn(form);
  let state: SaveState = { kind: 'quiet' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let sending = false;
  let paused = false;
  // After a conflict nothing more is sent unasked: the person goes on typing, and compares when they save.
  let held: SaveState | null = null;

  const tell = (next: SaveState) => {
    state = next;
    show(next);
  };

  const isDirty = () => !isSame(typedIn(form), saved);

  const plan = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  };

  const settle = (sent: Typed, answer: AutosaveAnswer) => {
    hear?.(answer);
    const conflict = conflictIn(answer);
    if (conflict) {
      held = { kind: 'conflict', by: conflict.savedBy };
      keep(place, typedIn(form));
      return tell(held);
    }
    if (!answer.ok) return tell({ kind: 'refused', message: firstMessage(answer) });
    saved = sent;
    if (isDirty()) return plan(idleMs);
    forget(place);
    tell({ kind: 'saved', at: answer.value.savedAt });
  };

  const run = async () => {
    if (running || sending || paused || held || !isDirty()) return;
    if (!navigator.onLine) return tell({ kind: 'offline' });
    running = true;
    tell({ kind: 'saving' });
    const sent = typedIn(form);
    try {
      settle(sent, await save(new FormData(form)));
    } catch {
      tell({ kind: navigator.onLine ? 'unreachable' : 'offline' });
      plan(retryMs);
    } finally {
      running = false;
    }
  };

  const onChange = () => {
    if (paused) return;
    if (!isDirty()) {
      clearTimeout(timer);
      forget(place);
      return tell({ kind: 'quiet' });
    }
    keep(place, typedIn(form));
    if (held) return tell(held);
    tell({ kind: navigator.onLine ? 'unsaved' : 'offline' });
    plan(idleMs);
  };
  const onLeaveField = () => {
    if (!paused && isDirty()) plan(blurMs);
  };
  // The person saves by a button: the background stands back until the answer is here.
  const onSubmit = () => {
    clearTimeout(timer);
    sending = true;
    if (!paused) keep(place, typedIn(form));
  };
  const onOnline = () => plan(0);
  const onLeavePage = (event: BeforeUnloadEvent) => {
    if (paused || isDirty()) event.preventDefault();
  };
  // Going on inside the portal saves a last time; only when that cannot work is the person asked.
  const onFollowLink = (event: MouseEvent) => {
    const isLink = event.target instanceof Element && event.target.closest('a[href^="/"]');
    if (!isLink || !isDirty() || !hasTrouble.has(state.kind) || confirm(leaveQuestion)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const listening = new AbortController();
  const { signal } = listening;
  form.addEventListener('input', onChange, { signal });
  form.addEventListener('focusout', onLeaveField, { signal });
  form.addEventListener('submit', onSubmit, { capture: true, signal });
  document.addEventListener('click', onFollowLink, { capture: true, signal });
  addEventListener('online', onOnline, { signal });
  addEventListener('beforeunload', onLeavePage, { signal });

  return {
    /** Says that what stands in the form was put back and is not saved. */
    putBack: () => {
      saved = {};
      tell({ kind: navigator.onLine ? 'unsaved' : 'offline' });
      plan(blurMs);
    },
    /** Says that a save by button was refused or did not arrive. */
    refused: () => {
      sending = false;
      paused = false;
      held = null;
      tell({ kind: 'refused', message: 'mend what is marked, then save.' });
    },
    /** A choice between two people's values stands in the form: nothing is saved until it is made by the button. */
    pause: () => {
      clearTimeout(timer);
      paused = true;
      sending = false;
      tell({ kind: 'conflict', by: null });
    },
    /** Stops watching. Leaving the page with something unsaved sends it off a last time. */
    stop: () => {
      clearTimeout(timer);
      listening.abort();
      // The button led on to another page, so that the server has it.
      if (sending) forget(place);
      else if (!paused && isDirty()) void lastSave(form, place, save);
    },
  };
};

const lastSave = async (form: HTMLFormElement, place: string, save: Autosave): Promise<void> => {
  const answer = await save(new FormData(form)).catch(() => null);
  if (answer?.ok) forget(place);
};

const firstMessage = (answer: Extract<Outcome, { ok: false }>): string =>
  Object.values(answer.fields ?? {})[0]?.[0] ?? answer.message;
