import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { paths } from '@/lib/domain/paths';

type Props = { id: string; current: 'agreement' | 'text'; openComments: number };

/** The two views of an agreement: the case, and the text itself. */
export function AgreementTabs({ id, current, openComments }: Props) {
  return (
    <TabLinks
      label="Views of this agreement"
      tabs={[
        { href: paths.agreement(id), label: 'Agreement', current: current === 'agreement' },
        {
          href: paths.agreementText(id),
          label: 'Text',
          current: current === 'text',
          ...(openComments > 0 ? { count: `${openComments} open` } : {}),
        },
      ]}
    />
  );
}
