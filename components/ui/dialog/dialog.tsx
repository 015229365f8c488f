'use client';
import { type ReactNode, useId, useRef } from 'react';
import { Button } from '@/components/ui/button/button';
import type { ButtonTone } from '@/components/ui/button/button-class';
import { Icon, type IconName } from '@/components/ui/icon/icon';

type DialogProps = {
  /** The text of the button that opens it. */
  trigger: ReactNode;
  triggerTone?: ButtonTone;
  triggerIcon?: IconName;
  heading: string;
  children: ReactNode;
  close?: string;
};

/**
 * A native modal dialog with its button. Focus, Escape and the inert page behind it come from the browser; the
 * `command` attributes open it also before or without our script, where the browser knows them.
 */
export function Dialog({
  trigger,
  triggerTone = 'secondary',
  triggerIcon,
  heading,
  children,
  close = 'Close',
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const headingId = `${id}-heading`;
  const open = () => {
    if (!dialog.current?.open) dialog.current?.showModal();
  };
  return (
    <>
      <Button
        tone={triggerTone}
        icon={triggerIcon}
        aria-haspopup="dialog"
        onClick={open}
        {...{ command: 'show-modal', commandfor: id }}
      >
        {trigger}
      </Button>
      <dialog
        ref={dialog}
        id={id}
        aria-labelledby={headingId}
        // A press on the ground outside closes it, where the browser knows this attribute.
        {...{ closedby: 'any' }}
        className="m-auto max-h-[calc(100dvh-2rem)] w-full max-w-xl overflow-auto rounded bg-surface p-0 text-ink shadow-float max-sm:w-[calc(100%-2rem)]"
      >
        <div className="flex items-start justify-between gap-4 p-4 sm:p-6">
          <h2 id={headingId} className="min-w-0 text-xl">
            {heading}
          </h2>
          <button
            type="button"
            onClick={() => dialog.current?.close()}
            {...{ command: 'close', commandfor: id }}
            className="-mt-2 -mr-2 flex size-11 shrink-0 cursor-pointer items-center justify-center rounded hover:bg-ground-dark"
          >
            <Icon name="close" label={close} />
          </button>
        </div>
        <div className="space-y-6 px-4 pb-4 sm:px-6 sm:pb-6">{children}</div>
      </dialog>
    </>
  );
}
