// Clauses of delegated authority on reports, reviews and the public. GAO-09-109 and OIG-10-63 asked for each of them.
import { usualDuty } from './obligations';
import type { TemplateSection } from './template';

export const reporting: TemplateSection = {
  key: 'reporting',
  heading: 'Reporting requirements',
  body: `{{agency}} keeps accurate statistics of the work under this memorandum and sends them to ICE every quarter, on the form both sides have agreed. They hold counts and dates only.

Both sides review the work against these measures:

{{measures}}`,
  duties: [usualDuty('STATISTICS')],
};

export const thirdParties: TemplateSection = {
  key: 'third-parties',
  heading: 'Release of information to third parties',
  body: '{{agency}} asks ICE before it gives information that it has received from ICE to anyone else, unless a court or a statute requires it; it then tells ICE first. Requests from the public for ICE records are passed to ICE.',
};

export const steering: TemplateSection = {
  key: 'steering',
  heading: 'Steering committee and review',
  body: `A steering committee of both sides meets within nine months after this memorandum is in force, and then at least once a year. The meeting is open to the public and announced at least ten days before. It looks at the measures, the statistics, the training, the complaints and the supervision.

ICE inspects the work and tells {{agency}} what it found. {{agency}} answers within 30 days and says what it will change.

Where ICE finds that the authority is not used as this memorandum says, it tells {{agency}} in writing. {{agency}} then has 90 days to show that the agreement is still needed.`,
  duties: [usualDuty('STEERING_MEETING'), usualDuty('INSPECTION_RESPONSE'), usualDuty('SHOW_NEED_90')],
};

export const outreach: TemplateSection = {
  key: 'outreach',
  heading: 'Community outreach',
  body: '{{agency}} explains this memorandum to the people of {{area}}, at meetings and on its public pages, and lists there how to complain and whom to ask. ICE takes part when it is asked.',
  duties: [usualDuty('PUBLIC_NOTICE')],
};
