import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { paths } from '@/lib/domain/paths';

type Props = {
  id: string;
  current: 'agreement' | 'text' | 'review' | 'obligations' | 'oversight';
  openComments: number;
  /** False for an agreement whose text is in its file alone. */
  hasText: boolean;
};

/** The views of an agreement: the case, the text itself, the duties it brings, and how it is looked after. */
export function AgreementTabs({ id, current, openComments, hasText }: Props) {
  return (
    <TabLinks
      label="Views of this agreement"
      tabs={[
        { href: paths.agreement(id), label: 'Agreement', current: current === 'agreement' },
        ...(hasText
          ? [
              {
                href: paths.agreementText(id),
                label: 'Text',
                current: current === 'text',
                ...(openComments > 0 ? { count: `${openComments} open` } : {}),
              },
              { href: paths.agreementReview(id), label: 'Reviews', current: current === 'review' },
            ]
          : []),
        { href: paths.agreementObligations(id), label: 'Obligations', current: current === 'obligations' },
        { href: paths.agreementOversight(id), label: 'Oversight', current: current === 'oversight' },
      ]}
    />
  );
}
