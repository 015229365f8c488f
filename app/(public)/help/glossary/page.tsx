import type { Metadata } from 'next';
import { glossaryWords } from '@/components/public/glossary-words';
import { HelpShell } from '@/components/public/help-shell';
import { paths } from '@/lib/domain/paths';

export const metadata: Metadata = { title: 'Glossary' };

export default function Page() {
  return (
    <HelpShell href={paths.glossary()} title="Glossary" lead="The words this portal uses. One thing has one word.">
      <dl className="border-line border-t">
        {glossaryWords.map(([word, meaning]) => (
          <div
            key={word}
            className="grid gap-x-6 gap-y-1 border-line border-b py-3 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)]"
          >
            <dt className="font-bold">{word}</dt>
            <dd className="max-w-reading">{meaning}</dd>
          </div>
        ))}
      </dl>
    </HelpShell>
  );
}
