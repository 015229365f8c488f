import type { Metadata } from 'next';
import { NoticeCatalogue } from '@/components/notices/notice-catalogue';
import { HelpShell } from '@/components/public/help-shell';
import { letterCatalogue, noticeCatalogue } from '@/lib/domain/notices/catalogue';
import { ownCatalogue } from '@/lib/domain/notices/own-notices';
import { paths } from '@/lib/domain/paths';

export const metadata: Metadata = { title: 'Who is told what' };

export default function Page() {
  return (
    <HelpShell
      href={paths.whoIsTold()}
      title="Who is told what"
      lead="Every event that the portal writes about, and to whom. Nobody is told of what they did themselves, and no mail carries the details of a case."
    >
      <NoticeCatalogue sections={noticeCatalogue} letters={letterCatalogue} own={ownCatalogue} />
    </HelpShell>
  );
}
