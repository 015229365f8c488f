import { Timeline } from './timeline';

export const examples = {
  'two days': (
    <Timeline
      days={[
        {
          day: 'Tuesday, Nov 24, 2026',
          events: [
            {
              key: '3',
              time: '2:14 p.m.',
              who: 'Dana Whitfield',
              what: 'returned the request',
              mails: 'Mails: 2 sent, 1 refused for good',
              note: 'Add the number of sworn officers.',
              by: 'person',
            },
            { key: '2', time: '9:00 a.m.', who: 'The portal', what: 'sent a reminder to the agency', by: 'system' },
          ],
        },
        {
          day: 'Monday, Nov 23, 2026',
          events: [{ key: '1', time: '11:02 a.m.', who: 'Ray Ortiz', what: 'submitted the request', by: 'person' }],
        },
      ]}
    />
  ),
};
