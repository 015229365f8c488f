import { Icon } from '@/components/ui/icon/icon';
import { pageWidth } from './frame';

/** Says on every page that this copy is for trying out. Shown only where demonstration mode is on. */
export function DemonstrationBanner() {
  return (
    <section aria-label="Demonstration" className="bg-tag-yellow text-tag-yellow-ink print:hidden">
      <p className={`${pageWidth} flex items-start gap-2 py-2 text-sm`}>
        <Icon name="info" />
        <span>
          <strong>Demonstration.</strong> All agencies, people and cases are invented. This is not a government website.
        </span>
      </p>
    </section>
  );
}
