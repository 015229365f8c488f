import type { TextBlock } from '@/lib/domain/agreements/signing-view';

/** The frozen text as a web page: the same blocks, in the same order, as the PDF is made of. */
export function FrozenText({ blocks }: { blocks: readonly TextBlock[] }) {
  return (
    <section
      aria-label="Text of the agreement"
      className="space-y-4 border border-edge bg-surface p-4 text-reading sm:p-8"
    >
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text is frozen, so that a place never changes.
        <Block key={at} block={block} />
      ))}
    </section>
  );
}

function Block({ block }: { block: TextBlock }) {
  switch (block.kind) {
    case 'kicker':
      return <p className="text-muted text-sm">{block.text}</p>;
    case 'title':
      return <h3 className="text-2xl">{block.text}</h3>;
    case 'heading':
      return <h4 className="pt-4 text-lg">{block.text}</h4>;
    case 'subheading':
      return <h5 className="font-bold">{block.text}</h5>;
    case 'note':
      return <p className="border-warning border-l-4 pl-3 text-base">{block.text}</p>;
    case 'paragraph':
      return <p className="max-w-reading">{block.text}</p>;
    case 'list':
      return (
        <ul className="max-w-reading list-disc space-y-2 pl-6">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl className="space-y-2 text-base">
          {block.rows.map(({ label, value }) => (
            <div key={`${label}: ${value}`} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0">{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'page':
      return <hr className="border-line" />;
  }
}
