import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button/button';
import { NextStepBar } from '@/components/workflow/next-step-bar';
import { paths } from '@/lib/domain/paths';
import { type CaseHead, offersOf } from '@/lib/domain/requests/case-head';

type PartStepsProps = {
  head: CaseHead;
  /** The steps that belong to this page, in the order they are shown. */
  names: readonly string[];
  /** What the reader can do now; the case's own sentence when there is nothing. */
  sentence: string;
  children?: ReactNode;
};

/** What the reader can do on this page: steps with a page of their own as links, those that wait with their reasons. */
export function PartSteps({ head, names, sentence, children }: PartStepsProps) {
  const offers = offersOf(head, names);
  const ready = offers.filter(({ ok }) => ok);
  const mine = offers.length > 0 || Boolean(children);
  return (
    <NextStepBar
      turn={mine ? 'you' : 'others'}
      sentence={mine ? sentence : head.next}
      blocked={offers.filter(({ ok }) => !ok)}
    >
      {(ready.length > 0 || children) && (
        <>
          {children}
          {ready.map(({ name, label, tone }) => (
            <LinkButton key={name} href={paths.requestStep(head.id, name)} tone={tone}>
              {label}
            </LinkButton>
          ))}
        </>
      )}
    </NextStepBar>
  );
}
