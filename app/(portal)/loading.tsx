import { Skeleton } from '@/components/ui/skeleton/skeleton';

export default function Loading() {
  return <Skeleton lines={6} />;
}
