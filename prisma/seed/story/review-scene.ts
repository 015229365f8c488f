import { reviewRows } from '@/lib/domain/agreements/review-kind';
import { idOf } from '@/prisma/seed/ids';
import {
  type AgreementScene,
  type AgreementTelling,
  clear,
  openNegotiation,
  settle,
} from '@/prisma/seed/story/agreement-scenes';
import { onAgreement } from '@/prisma/seed/story/stage';

// A text with its reviewers: the county attorney has read it early, one section was changed since, the legal office is
// done, and what was changed waits for the attorney alone.

const attorney = 'j.quill@calder.example';

const sectionOf = ({ stage, id }: AgreementTelling, key: string) =>
  stage.db.agreementSection.findUniqueOrThrow({ where: { agreementId_key: { agreementId: id, key } } });

const readEarly = async (telling: AgreementTelling): Promise<void> => {
  const { stage, agency, id } = telling;
  const media = await sectionOf(telling, 'media');
  await onAgreement(stage, 'ask_counsel', id, agency.approver, { userId: idOf(stage.people, attorney) });
  await onAgreement(stage, 'clear_counsel_review', id, attorney, {
    note: 'The county can make this agreement. The board votes on it in the next meeting; that point stays open until then.',
    points: reviewRows.AGENCY_COUNSEL.points.map(({ key }) => key).filter((key) => key !== 'vote'),
    remarks: [{ sectionId: media.id, text: 'Fine, if the sheriff keeps answering questions about local cases alone.' }],
  });
};

const changeMedia = async (telling: AgreementTelling): Promise<void> => {
  const { stage, office, id } = telling;
  const media = await sectionOf(telling, 'media');
  await onAgreement(stage, 'comment_on_section', id, office.liaison, {
    sectionId: media.id,
    body: 'Our press office asks for a day to read a joint release. I have written it into this section.',
  });
  await onAgreement(stage, 'save_section', id, office.liaison, {
    sectionId: media.id,
    body: `${media.body} Each side sends the other a joint release one business day before it is published.`,
  });
  const { id: commentId } = await stage.db.sectionComment.findFirstOrThrow({ where: { agreementId: id } });
  await onAgreement(stage, 'resolve_comment', id, telling.agency.approver, { commentId });
};

export const toCounsel: readonly AgreementScene[] = [
  { day: 4, leadsTo: 'NEGOTIATION', play: openNegotiation },
  { day: 8, leadsTo: 'NEGOTIATION', play: readEarly },
  { day: 11, leadsTo: 'NEGOTIATION', play: changeMedia },
  { day: 14, leadsTo: 'LEGAL_REVIEW', play: settle },
  { day: 18, leadsTo: 'LEGAL_REVIEW', play: clear },
];
