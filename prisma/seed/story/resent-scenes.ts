import { headquarters } from '@/prisma/seed/story/cast';
import { toAssigned } from '@/prisma/seed/story/intake-scenes';
import type { Scene, Telling } from '@/prisma/seed/story/request-story';
import { onRequest } from '@/prisma/seed/story/stage';

// A request that came back once with comments beside its fields, and was sent again with changes to look at.

const returnWithComments = ({ stage, id }: Telling) =>
  onRequest(stage, 'return_to_agency', id, headquarters.intake, {
    items: [
      { section: 'narrative.narrative', text: 'Say over which period the seizures were counted.' },
      { section: 'headcounts', text: 'Say whether the officers can be assigned for a full year.' },
    ],
  });

const sendAgain = async ({ stage, agency, story, id }: Telling): Promise<void> => {
  await onRequest(stage, 'save_narrative', id, agency.officer, {
    title: story.title,
    narrative: `${agency.scenario.narrative}\n\nThe figures cover January to October of this year.`,
  });
  await onRequest(stage, 'save_headcounts', id, agency.officer, {
    rows: [{ unit: 'Investigations', count: '3', basis: 'COUNTED', programCode: '' }],
  });
  const items = await stage.db.returnedItem.findMany({ where: { requestId: id, closedAt: null, field: '' } });
  for (const { id: itemId } of items) {
    await onRequest(stage, 'answer_returned_item', id, agency.officer, {
      itemId,
      answer: 'Yes, from January on for a full year; a third officer joins them.',
    });
  }
  await onRequest(stage, 'resubmit', id, agency.approver, {
    summary: 'The period of the figures is named, and a third officer is offered.',
    attest: 'yes',
  });
};

const [draft, submit, claim, assign] = toAssigned;

/** To the liaison by way of one return. */
export const toAssignedAgain: readonly Scene[] = [
  ...[draft, submit, claim].flatMap((scene) => scene ?? []),
  { day: 5, leadsTo: 'RETURNED', play: returnWithComments },
  { day: 9, leadsTo: 'SUBMITTED', play: sendAgain },
  ...(claim ? [{ ...claim, day: 10 }] : []),
  ...(assign ? [{ ...assign, day: 11 }] : []),
];
