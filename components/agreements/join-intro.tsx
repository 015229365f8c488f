import type { JoinPage } from '@/lib/domain/agreements/amendment-view';

const conflictsOf = ({ sections, terms }: JoinPage): string => {
  const count = sections.length + terms.length;
  if (count === 0) return 'Nothing that this amendment changes was changed by them, so that nothing has to be decided.';
  return count === 1
    ? 'One place was changed on both sides. Choose how it reads.'
    : `${count} places were changed on both sides. Choose for each how it reads.`;
};

/** What came into force meanwhile, and what follows from it without being asked about. */
export function JoinIntro({ page }: { page: JoinPage }) {
  return (
    <div className="max-w-reading space-y-4">
      <p>Since this amendment was drafted, this became part of the agreement:</p>
      <ul className="list-disc pl-5">
        {page.since.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      {page.followed.length > 0 && (
        <p>
          What this amendment leaves alone follows the text in force: {page.followed.join('; ')}. It is no change of
          this amendment.
        </p>
      )}
      <p>{conflictsOf(page)}</p>
    </div>
  );
}
