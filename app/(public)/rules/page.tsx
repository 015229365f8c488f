import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PublicRules } from '@/components/rules/public-rules';
import { publicRules } from '@/lib/server/assessments/rules-queries';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'The rules behind a recommendation' };

export default async function Page() {
  const rules = await publicRules();
  if (!rules) notFound();
  return <PublicRules {...rules} />;
}
