import type { ReactNode } from 'react';

/** Long text for reading: 17/28, at most 68 characters wide, with space above its headings. */
export function Prose({ children }: { children: ReactNode }) {
  return (
    <div className="max-w-reading text-reading [&>*+*]:mt-4 [&>h2]:mt-10 [&>h3]:mt-8 [&_a]:text-primary [&_a]:underline [&_a]:underline-offset-2 [&_li+li]:mt-2 [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:list-disc [&_ul]:pl-6">
      {children}
    </div>
  );
}
