'use client';
import { type MouseEvent, type Ref, useId } from 'react';
import { Icon } from '@/components/ui/icon/icon';
import type { Refused } from '@/lib/domain/result';
import { MarkedText } from './marked-text';

type ErrorSummaryProps = { answer: Refused; idOf: (name: string) => string; ref?: Ref<HTMLDivElement> };

/** Moves to the field itself, with its label in sight, which a bare fragment link does not promise. */
function goToField(event: MouseEvent<HTMLAnchorElement>, id: string) {
  const field = document.getElementById(id);
  if (!field) return;
  event.preventDefault();
  const group = field.closest('[data-field]') ?? field;
  group.scrollIntoView({ block: 'start' });
  field.focus({ preventScroll: true });
}

/** What stands in the way, at the top of the form: the message, its reasons, and a link to each field to mend. */
export function ErrorSummary({ answer, idOf, ref }: ErrorSummaryProps) {
  const headingId = useId();
  // One line for each field, the one that stands beside it: what else is wrong with an empty field helps nobody.
  const fields = Object.entries(answer.fields ?? {}).flatMap(([name, [text]]) => (text ? [{ name, text }] : []));
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      aria-labelledby={headingId}
      className="scroll-mt-6 border-error border-l-8 bg-error-light p-4 sm:p-6"
    >
      <div className="flex gap-3">
        <Icon name="circle-alert" className="mt-1 text-error-dark" />
        <div className="min-w-0 max-w-reading space-y-2">
          <h2 id={headingId} className="text-xl">
            {answer.message}
          </h2>
          {answer.reasons && answer.reasons.length > 0 && (
            <ul className="list-disc space-y-1 pl-5">
              {answer.reasons.map((reason) => (
                <li key={reason}>
                  <MarkedText text={reason} />
                </li>
              ))}
            </ul>
          )}
          {fields.length > 0 && (
            <ul className="space-y-1">
              {fields.map(({ name, text }) => (
                <li key={name + text}>
                  <a
                    href={`#${idOf(name)}`}
                    onClick={(event) => goToField(event, idOf(name))}
                    className="inline-block py-1 font-bold text-error-dark underline underline-offset-2 hover:decoration-2"
                  >
                    <MarkedText text={text} />
                  </a>
                </li>
              ))}
            </ul>
          )}
          {answer.link && (
            <p>
              <a
                href={answer.link.href}
                target="_blank"
                rel="noopener"
                className="inline-block py-1 font-bold text-error-dark underline underline-offset-2 hover:decoration-2"
              >
                {answer.link.text} (opens in a new tab)
              </a>
            </p>
          )}
          {/* Where both values stand below, there is nothing newer to show. */}
          {answer.why === 'stale' && !('conflict' in answer) && (
            // Reloading is a link, so that it also works without JavaScript.
            <p>
              <a href="?" className="font-bold text-error-dark underline underline-offset-2">
                Show the newest version
              </a>
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
