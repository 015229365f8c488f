import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';

/** What is never in the portal, said where everybody sees it. */
export function DataBoundaryNote() {
  return (
    <aside
      aria-label="What this portal never holds"
      className="flex gap-4 border-l-8 border-l-primary-dark bg-primary-lighter px-5 py-5 sm:px-8 sm:py-6"
    >
      <Icon name="lock" className="mt-1 text-primary-dark" />
      <div className="min-w-0 max-w-3xl space-y-1">
        <p className="font-bold text-lg">No data about people who are subjects of enforcement</p>
        <p>
          The portal knows agencies, figures and agreements. It holds no names, numbers or files of anyone who is
          arrested, detained or investigated, and it refuses text that looks like such a number.{' '}
          <Link href={paths.privacy()}>What is kept, and why</Link>
        </p>
      </div>
    </aside>
  );
}
