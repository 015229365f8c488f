'use client';
import { usePathname } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button, ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';

// Two and a half minutes are enough to come back from the next room, and login.gov warns as early.
const warnMs = 150_000;
const againMs = 60_000;

type End = { idleAt: string; lastAt: string; now: string };
type Ask = (method: 'GET' | 'POST') => Promise<End | null>;
type State = { kind: 'QUIET' } | { kind: 'SOON'; endsAt: number; isLast: boolean } | { kind: 'OVER' };

const askServer: Ask = async (method) => {
  const answer = await fetch(paths.sessionEnd(), { method, cache: 'no-store' });
  return answer.ok ? answer.json() : null;
};

/** When the session ends by the clock of this browser, whatever that clock says. */
const endHere = ({ idleAt, lastAt, now }: End): { endsAt: number; isLast: boolean } => {
  const [idle, last] = [Date.parse(idleAt), Date.parse(lastAt)];
  return { endsAt: Date.now() + Math.min(idle, last) - Date.parse(now), isLast: last <= idle };
};

/**
 * Warns two and a half minutes before the session ends, and says what happens to what was typed. The server decides when
 * it ends; the page only asks it, so that several tabs agree.
 * @param ask asks the server when the session ends (GET) or to stay signed in (POST); given in tests
 */
export function SessionWatch({ ask = askServer }: { ask?: Ask }) {
  const [state, setState] = useState<State>({ kind: 'QUIET' });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const path = usePathname();

  const look = useCallback(
    async (method: 'GET' | 'POST') => {
      clearTimeout(timer.current);
      const later = (ms: number) => {
        timer.current = setTimeout(() => look('GET'), ms);
      };
      try {
        const end = await ask(method);
        if (!end) return setState({ kind: 'OVER' });
        const { endsAt, isLast } = endHere(end);
        const left = endsAt - Date.now();
        setState(left <= warnMs ? { kind: 'SOON', endsAt, isLast } : { kind: 'QUIET' });
        later(left <= warnMs ? Math.max(left, 1000) : left - warnMs);
      } catch {
        // No network: nothing is known, so nothing is said.
        later(againMs);
      }
    },
    [ask],
  );

  useEffect(() => {
    void look('GET');
    // A laptop that slept has slept through the timer as well.
    const woken = () => document.visibilityState === 'visible' && void look('GET');
    document.addEventListener('visibilitychange', woken);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('visibilitychange', woken);
    };
  }, [look]);

  // Drawn in the browser alone once it says anything, so the query of the address is known.
  const here = () => `${path}${window.location.search}`;
  return <SessionDialog state={state} path={state.kind === 'QUIET' ? path : here()} stay={() => look('POST')} />;
}

type SessionDialogProps = { state: State; path: string; stay: () => void };

function SessionDialog({ state, path, stay }: SessionDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = state.kind !== 'QUIET';
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="session-heading"
      aria-describedby="session-words"
      // Closing it by Escape would hide that time runs out.
      onCancel={(event) => event.preventDefault()}
      className="m-auto max-h-[calc(100dvh-2rem)] w-full max-w-xl overflow-auto rounded bg-surface p-4 text-ink shadow-float backdrop:bg-ink/60 max-sm:w-[calc(100%-2rem)] sm:p-6"
    >
      {state.kind === 'SOON' && <Soon state={state} path={path} stay={stay} />}
      {state.kind === 'OVER' && (
        <div className="space-y-6">
          <h2 id="session-heading" className="text-2xl">
            You were signed out
          </h2>
          <p id="session-words">
            Your session has ended. What you typed on this page is kept in this tab: sign in again and you come back to
            it.
          </p>
          <ButtonRow>
            <LinkButton href={paths.signIn(path)}>Sign in again</LinkButton>
          </ButtonRow>
        </div>
      )}
    </dialog>
  );
}

function Soon({ state, path, stay }: SessionDialogProps & { state: State & { kind: 'SOON' } }) {
  const at = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' }).format(state.endsAt);
  return (
    <div className="space-y-6">
      <h2 id="session-heading" className="text-2xl">
        {state.isLast ? 'Your session ends soon' : 'Are you still there?'}
      </h2>
      <p id="session-words">
        You are signed out at {at}.{' '}
        {state.isLast
          ? 'A session lasts twelve hours at most and cannot be made longer. Save what you are doing, or sign in again now.'
          : 'Nothing was done here for a while.'}{' '}
        What you typed on this page is kept in this tab, and you come back to it when you sign in again.
      </p>
      <ButtonRow>
        {state.isLast ? (
          <LinkButton href={paths.signIn(path)}>Sign in again</LinkButton>
        ) : (
          <Button onClick={stay}>Stay signed in</Button>
        )}
      </ButtonRow>
    </div>
  );
}
