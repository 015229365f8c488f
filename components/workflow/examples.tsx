import { Button } from '@/components/ui/button/button';
import { DueMarker } from './due-marker';
import { NextStepBar } from './next-step-bar';
import { StatusTag } from './status-tag';

export const examples = {
  status: <StatusTag label="Assessment review" tone="blue" />,
  'due later': <DueMarker date="Tue, Dec 1, 2026" on="2026-12-01" distance="in 4 business days" />,
  'due soon': <DueMarker date="Wed, Nov 25, 2026" on="2026-11-25" distance="tomorrow" state="soon" />,
  overdue: (
    <DueMarker
      date="Fri, Nov 20, 2026"
      on="2026-11-20"
      distance="2 business days late"
      state="overdue"
      layout="stack"
    />
  ),
  'your turn': (
    <NextStepBar
      turn="you"
      sentence="Approve the assessment or send it back"
      due={<DueMarker date="Tue, Dec 1, 2026" on="2026-12-01" distance="in 4 business days" />}
      blocked={[{ label: 'Approve assessment', reasons: ['The person who wrote an assessment cannot approve it.'] }]}
    >
      <Button>Send back to the liaison</Button>
    </NextStepBar>
  ),
  "others' turn": (
    <NextStepBar
      turn="others"
      sentence="The liaison, Dana Whitfield, sets a meeting date."
      due={<DueMarker date="Tue, Dec 1, 2026" on="2026-12-01" distance="in 4 business days" />}
    />
  ),
};
