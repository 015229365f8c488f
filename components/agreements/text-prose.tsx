import { Prose } from '@/components/page/prose';

type Piece = { key: string; kind: 'paragraph'; text: string } | { key: string; kind: 'list'; items: string[] };

// The same rule as on paper: an empty line parts paragraphs, and lines that start with "- " are items of a list.
const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const before = pieces.at(-1);
    const item = line.startsWith('- ') ? line.slice(2).trim() : null;
    if (item !== null && before?.kind === 'list') before.items.push(item);
    else if (item !== null) pieces.push({ key: `${at}`, kind: 'list', items: [item] });
    else if (line.trim() !== '') pieces.push({ key: `${at}`, kind: 'paragraph', text: line.trim() });
    else pieces.push({ key: `${at}`, kind: 'paragraph', text: '' });
  }
  return pieces.filter((piece) => piece.kind === 'list' || piece.text !== '');
};

/** Plain text of an agreement as paragraphs and lists. */
export function TextProse({ text }: { text: string }) {
  return (
    <Prose>
      {piecesOf(text).map((piece) =>
        piece.kind === 'list' ? (
          <ul key={piece.key}>
            {piece.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ) : (
          <p key={piece.key}>{piece.text}</p>
        ),
      )}
    </Prose>
  );
}
