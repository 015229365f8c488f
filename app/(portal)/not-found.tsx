import type { Metadata } from 'next';
import { PageNotFound } from '@/components/page/page-not-found';

export const metadata: Metadata = { title: 'Page not found' };

// The frame of the portal stands around it already.
export default function NotFound() {
  return <PageNotFound />;
}
