import { Link } from '@/components/ui/link/link';
import { COUNTED_MAX } from '@/lib/domain/capped-count';
import { paths } from '@/lib/domain/paths';
import { askExportHref } from '@/lib/domain/requests/export-job';
import { EXPORT_NOW_MAX, exportFormatLabels, exportFormats } from '@/lib/domain/requests/export-words';
import { requestExportHref } from '@/lib/domain/requests/list-export';
import type { RequestFilter } from '@/lib/domain/requests/list-filter';

const linkClass = 'inline-flex min-h-11 items-center';

/** The whole list as a file: all that the filters leave, not only this page. A long one is asked for on a page of its own. */
export function ListDownloads({ filter, total }: { filter: RequestFilter; total: number }) {
  return (
    <p className="flex flex-wrap items-center gap-x-6 text-muted text-sm print:hidden">
      {total > COUNTED_MAX ? (
        <>
          <Link href={askExportHref(filter)} className={linkClass}>
            Download the whole list as filtered
          </Link>
          <span>
            Up to {EXPORT_NOW_MAX.toLocaleString('en-US')} rows come at once. For more, we will make the file and tell
            you.
          </span>
        </>
      ) : (
        <>
          <span>Download the whole list as filtered:</span>
          {exportFormats.map((format) => (
            <Link key={format} href={requestExportHref(filter, format)} className={linkClass}>
              {exportFormatLabels[format]}
            </Link>
          ))}
        </>
      )}
      <Link href={paths.requestExports()} className={linkClass}>
        Your files
      </Link>
    </p>
  );
}
