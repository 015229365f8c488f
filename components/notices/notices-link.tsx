import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';

/** The way to one's notices in the header, with how many are new. */
export function NoticesLink({ fresh }: { fresh: string | null }) {
  return (
    <Link
      href={paths.notices()}
      look="plain"
      className="inline-flex min-h-11 min-w-11 items-center gap-1.5 whitespace-nowrap"
    >
      <Icon name="bell" />
      <span className="max-sm:sr-only">Notices</span>
      {fresh !== null && (
        <span className="rounded-full bg-primary px-2 font-bold text-sm text-white tabular-nums">
          {fresh}
          <span className="sr-only"> new</span>
        </span>
      )}
    </Link>
  );
}
