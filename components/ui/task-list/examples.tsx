import { TaskList } from './task-list';

export const examples = {
  'partly done': (
    <TaskList
      groups={[
        {
          title: 'Your agency',
          tasks: [
            {
              key: 'facts',
              label: 'Agency facts',
              href: '/requests/1/answer/facts',
              status: { label: 'Complete', tone: 'green' },
              done: true,
            },
            {
              key: 'contacts',
              label: 'Contacts',
              href: '/requests/1/answer/contacts',
              time: 'About 3 minutes',
              status: { label: 'In progress', tone: 'blue' },
              done: false,
            },
          ],
        },
        {
          title: 'Send',
          tasks: [
            {
              key: 'send',
              label: 'Check your answers and submit',
              hint: 'Opens when all sections are complete.',
              status: { label: 'Cannot start yet', tone: 'grey' },
              done: false,
            },
          ],
        },
      ]}
    />
  ),
};
