'use client';
import { Button } from '@/components/ui/button/button';

/** Opens the print window of the browser. Without JavaScript it is not shown: the browser's own menu prints as well. */
export function PrintButton({ children }: { children: string }) {
  return (
    <Button tone="secondary" icon="print" onClick={() => window.print()} className="[@media(scripting:none)]:hidden">
      {children}
    </Button>
  );
}
