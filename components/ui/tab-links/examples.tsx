import { TabLinks } from './tab-links';

export const examples = {
  'three views': (
    <TabLinks
      label="Saved views"
      tabs={[
        { href: '/requests', label: 'Waiting on me', count: '4', current: true },
        { href: '/requests?view=others', label: 'With others', count: '12' },
        { href: '/requests?view=closed', label: 'Closed' },
      ]}
    />
  ),
};
