import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { ButtonRow } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import { CaseSection } from '@/components/workflow/case-section';
import { type WatchKind, watchLabels } from '@/lib/domain/notices/case-watch';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  about: { kind: 'request' | 'agreement'; id: string };
  /** Null for whoever sees the case as somebody else. */
  watch: WatchKind | 'NONE' | null;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** How the reader is told of this case: as usual, of every step, or with no more mail than has to be. */
export function CaseWatchForm({ about, watch, action }: Props) {
  if (watch === null) return null;
  return (
    <CaseSection id="watch" heading="Your notices of this case">
      <p className="max-w-reading">
        {watch === 'NONE'
          ? 'You are told of what concerns you.'
          : `${watchLabels[watch].label}. ${watchLabels[watch].hint}`}{' '}
        <Link href={paths.noticeSettings()}>How you are told</Link>
      </p>
      <ListForm action={action} name="watch">
        <input type="hidden" name="kind" value={about.kind} />
        <input type="hidden" name="caseId" value={about.id} />
        <ButtonRow>
          {watch !== 'FOLLOW' && (
            <Submit tone="secondary" name="watch" value="FOLLOW">
              Follow
            </Submit>
          )}
          {watch !== 'MUTE' && (
            <Submit tone="secondary" name="watch" value="MUTE">
              Mute
            </Submit>
          )}
          {watch !== 'NONE' && (
            <Submit tone="quiet" name="watch" value="NONE">
              As usual
            </Submit>
          )}
        </ButtonRow>
      </ListForm>
    </CaseSection>
  );
}
