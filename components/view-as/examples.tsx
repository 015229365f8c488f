import type { ReactElement } from 'react';
import { BeginViewForm } from './begin-view-form';
import { PastViews } from './past-views';
import { ViewBanner } from './view-banner';

const nothing = async () => undefined;

export const examples: Record<string, ReactElement> = {
  banner: (
    <ViewBanner
      name="Maria Delgado"
      reason="Ticket 4711: she does not find the request of last week."
      endsAt="2026-11-24T15:30:00.000Z"
      left="12 minutes"
      stop={nothing}
    />
  ),
  form: (
    <BeginViewForm
      personId="0193577e-0000-7000-8000-000000000000"
      name="Maria Delgado"
      action={async (previous) => previous}
    />
  ),
  'nobody has looked': <PastViews views={[]} timeZone="America/New_York" />,
  'somebody has looked': (
    <PastViews
      timeZone="America/New_York"
      views={[
        {
          id: '1',
          viewer: 'Walter Ames',
          reason: 'Ticket 4711: she does not find the request of last week.',
          startedAt: new Date('2026-11-24T15:00:00Z'),
          endedAt: new Date('2026-11-24T15:12:00Z'),
        },
      ]}
    />
  ),
};
