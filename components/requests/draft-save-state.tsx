import { Icon, type IconName } from '@/components/ui/icon/icon';
import type { SaveState } from './draft-autosave';

type Shown = { icon: IconName; text: string; tone: string };

const bad = 'font-bold text-error-dark';

const clock = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(moment));

const shownOf = (state: SaveState, timeZone: string): Shown | null => {
  switch (state.kind) {
    case 'quiet':
      return null;
    case 'unsaved':
      return { icon: 'pencil', text: 'Not saved yet', tone: 'text-muted' };
    case 'saving':
      return { icon: 'clock', text: 'Saving…', tone: 'text-muted' };
    case 'saved':
      return { icon: 'check', text: `Saved ${clock(state.at, timeZone)}`, tone: 'text-success-dark' };
    case 'offline':
      return { icon: 'warning', text: 'Not saved: you are offline. What you typed is kept here.', tone: bad };
    case 'conflict':
      return {
        icon: 'warning',
        text:
          state.by === null
            ? 'Not saved: choose below what to keep.'
            : `Not saved: this section was saved by ${state.by} first. Save to compare and choose.`,
        tone: bad,
      };
    case 'unreachable':
      return {
        icon: 'warning',
        text: 'Not saved: the portal does not answer. What you typed is kept here, and we try again.',
        tone: bad,
      };
    case 'refused':
      return { icon: 'circle-alert', text: `Not saved yet: ${state.message}`, tone: bad };
  }
};

type DraftSaveStateProps = {
  state: SaveState;
  timeZone: string;
  /** What stands right above: the title leaves room beside it, an error summary does not. */
  under: 'title' | 'summary';
  /** Who saved last, before anything changed here: "Saved 10:42 AM by Ana Ruiz". */
  last?: string | undefined;
};

/** Whether what stands in the form is saved; stays in sight while one scrolls. */
export function DraftSaveState({ state, timeZone, under, last }: DraftSaveStateProps) {
  const shown = shownOf(state, timeZone) ?? (last ? { icon: 'check', text: last, tone: 'text-muted' } : null);
  // What passes by in a second is seen and not read aloud.
  const passing = state.kind === 'unsaved' || state.kind === 'saving';
  return (
    <div
      className={`pointer-events-none sticky top-2 z-20 mb-2 flex min-h-9 justify-end print:hidden ${under === 'title' ? '-mt-6' : ''}`}
    >
      {passing && shown && <Chip shown={shown} hidden />}
      <div role="status">{!passing && shown && <Chip shown={shown} />}</div>
    </div>
  );
}

function Chip({ shown, hidden }: { shown: Shown; hidden?: boolean }) {
  return (
    <p
      aria-hidden={hidden}
      className={`flex max-w-reading gap-2 rounded border border-line bg-surface px-3 py-1.5 text-sm ${shown.tone}`}
    >
      <Icon name={shown.icon} />
      <span className="min-w-0">{shown.text}</span>
    </p>
  );
}
