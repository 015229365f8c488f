import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { CorrectionQueue } from '@/components/agencies/correction-queue';
import { PageTitle } from '@/components/page/page-title';
import { correctionList } from '@/lib/server/agencies/fact-queries';
import { decide } from './actions';

export const metadata: Metadata = { title: 'Fact corrections' };

export default async function Page() {
  const rows = await correctionList(await requireRight('manage_directory'));
  if (!rows) notFound();
  return (
    <>
      <PageTitle
        title="Fact corrections"
        below={<p className="text-muted">Facts that agencies say are wrong. What you take over is held at once.</p>}
      />
      <CorrectionQueue rows={rows} decide={decide} />
    </>
  );
}
