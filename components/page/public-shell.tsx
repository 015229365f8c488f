import type { ReactNode } from 'react';
import { pageWidth } from './frame';

/** The frame of public pages: one column, as wide as the header. */
export function PublicShell({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={`${pageWidth} min-w-0 py-8 sm:py-12`}>
      {children}
    </main>
  );
}
