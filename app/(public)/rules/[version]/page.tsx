import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PublicRules } from '@/components/rules/public-rules';
import { publicRules } from '@/lib/server/assessments/rules-queries';

type PageProps = { params: Promise<{ version: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Rules, version ${(await params).version}` };
}

export default async function Page({ params }: PageProps) {
  const { version } = await params;
  // A version is digits and a dot; anything else is no address of ours.
  const rules = /^\d{1,4}\.\d{1,4}$/u.test(version) ? await publicRules(version) : null;
  if (!rules) notFound();
  return <PublicRules {...rules} />;
}
