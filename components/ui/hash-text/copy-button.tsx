'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button/button';

/** Puts a text on the clipboard and says so. `what` names the text for screen readers. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      // Refused by the browser's settings, or the page is not served safely.
      setSaid('Your browser does not allow this. Select the text and copy it by hand.');
    }
  };
  return (
    <span className="inline-flex items-center gap-2 print:hidden">
      <Button tone="quiet" icon="copy" onClick={copy}>
        Copy<span className="sr-only"> {what}</span>
      </Button>
      <span role="status" className="text-muted text-sm">
        {said}
      </span>
    </span>
  );
}
