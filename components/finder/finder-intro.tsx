import { Link } from '@/components/ui/link/link';
import { finderQuestionCount } from '@/lib/domain/finder/finder-questions';
import { paths } from '@/lib/domain/paths';

/** What the finder is, and what becomes of the answers. */
export function FinderIntro() {
  return (
    <div className="max-w-reading space-y-2 text-muted">
      <p className="text-lg">
        {finderQuestionCount} questions, about five minutes, no sign-in. Leave out what you do not know: a missing
        answer never counts as “no”.
      </p>
      <p>
        The portal stores none of your answers. They stay in the address of the result, which you can bookmark, print or
        pass on. Name no persons. Other systems can ask the same rules through the <Link href={paths.api()}>API</Link>.
      </p>
    </div>
  );
}
