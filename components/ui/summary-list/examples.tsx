import { SummaryList } from './summary-list';

export const examples = {
  'with change links': (
    <SummaryList
      rows={[
        { label: 'Agency', value: "Calder County Sheriff's Office", changeHref: '/requests/1/agency' },
        { label: 'Sworn officers', value: '142', changeHref: '/requests/1/headcount' },
        { label: 'Point of contact', changeHref: '/requests/1/contact' },
      ]}
    />
  ),
  'read only': <SummaryList rows={[{ label: 'Office', value: 'Field office at Northgate' }]} />,
};
