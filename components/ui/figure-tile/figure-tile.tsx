import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link/link';

type FigureTileProps = { figure: string; label: string; href: string; note?: string };

/** One number that leads to the list it counts. */
export function FigureTile({ figure, label, href, note }: FigureTileProps) {
  return (
    <div className="relative min-w-0 rounded border border-line p-4 has-[a:hover]:border-primary has-[a:hover]:bg-primary-lighter">
      <p className="font-bold text-3xl tabular-nums">{figure}</p>
      <Link href={href} className="after:absolute after:inset-0">
        <span className="sr-only">{figure} </span>
        {label}
      </Link>
      {note && <p className="text-muted text-sm">{note}</p>}
    </div>
  );
}

/** Tiles side by side, two on a phone. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">{children}</div>;
}
