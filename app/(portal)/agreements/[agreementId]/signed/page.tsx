import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SignedNotice } from '@/components/agreements/signed-notice';
import { getSignedPage } from '@/lib/server/agreements/signing-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'You have signed' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireReader(), params]);
  const page = await getSignedPage(actor, agreementId);
  if (!page) notFound();
  return <SignedNotice page={page} />;
}
