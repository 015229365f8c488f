import { Link } from '@/components/ui/link/link';
import type { LetterView, ShownBlock, ShownStatement } from '@/lib/domain/letters/letter-view';

/** The letter itself, as the agency reads it: each statement with links to what it rests on. */
export function LetterPaper({ view }: { view: LetterView }) {
  return (
    <article
      aria-labelledby="letter-title"
      className="max-w-3xl space-y-6 rounded border border-line bg-surface p-5 sm:p-10 print:border-0 print:p-0"
    >
      <header className="space-y-4 border-line border-b pb-6">
        <div className="flex flex-wrap justify-between gap-x-8 gap-y-2">
          <p>
            {view.addressee && <span className="block">{view.addressee}</span>}
            <span className="block">{view.agencyName}</span>
          </p>
          <p className="text-muted">
            {view.releasedOn ?? 'Not released'}
            <span className="block">Request {view.head.number}</span>
          </p>
        </div>
        <h2 id="letter-title" className="text-2xl sm:text-3xl">
          {view.title}
        </h2>
        {view.supersedes && <p className="font-bold">{view.supersedes}</p>}
      </header>
      <Blocks blocks={view.blocks} />
      <footer className="space-y-2 border-line border-t pt-6">
        <p>
          <strong className="block">{view.from.name}</strong>
          {view.from.title}
          <span className="block">{view.from.office}</span>
        </p>
        <p className="text-muted text-sm">Template {view.templateVersion}</p>
      </footer>
    </article>
  );
}

const keyOf = (block: ShownBlock, at: number): string => `${at}-${block.kind}`;

function Blocks({ blocks }: { blocks: readonly ShownBlock[] }) {
  return blocks.map((block, at) => {
    if (block.kind === 'heading') {
      return (
        <h3 key={keyOf(block, at)} className="pt-2 text-xl">
          {block.text}
        </h3>
      );
    }
    if (block.kind === 'statement') return <Said key={keyOf(block, at)} statement={block.statement} />;
    // Conditions carry numbers of their own.
    const numbered = block.items.every(({ text }) => /^\d+\. /u.test(text));
    return (
      <ul key={keyOf(block, at)} className={`space-y-3 ${numbered ? '' : 'list-disc pl-6'}`}>
        {block.items.map((item) => (
          <li key={item.text}>
            <Said statement={item} />
          </li>
        ))}
      </ul>
    );
  });
}

function Said({ statement }: { statement: ShownStatement }) {
  const { text, links } = statement;
  return (
    <div className="wrap-anywhere max-w-reading space-y-1">
      <p className="whitespace-pre-line">{text}</p>
      {links.length > 0 && (
        <p className="text-muted text-sm">
          Rests on:{' '}
          {links.map(({ label, href }, at) => (
            <span key={label}>
              {href === null ? label : <Link href={href}>{label}</Link>}
              {at < links.length - 1 && ', '}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
