import { Tag, type TagTone } from '@/components/ui/tag/tag';
import { exemptions } from '@/lib/domain/records/exemptions';
import type { ReleaseItemLine } from '@/lib/domain/records/release-view';
import { type DisclosureClass, disclosureWords } from '@/lib/domain/requests/disclosure';

type Props = Pick<ReleaseItemLine, 'decision' | 'exemption' | 'marks' | 'changed'>;

/** What becomes of an item, with the reason where it stays inside. */
export function OutcomeTag({ decision, exemption, marks, changed }: Props) {
  if (changed) return <Tag tone="yellow">Changed in the case</Tag>;
  if (decision === 'LEAVE_OUT') return <Tag>Not asked for</Tag>;
  if (decision === 'WITHHOLD') {
    return <Tag tone="red">Withheld{exemption && ` ${exemptions[exemption].cite}`}</Tag>;
  }
  return <Tag tone="green">{marks > 0 ? 'Leaves in part' : 'Leaves'}</Tag>;
}

const tones: Record<DisclosureClass, TagTone> = { PUBLIC: 'green', RELEASABLE_AFTER_REVIEW: 'grey', LES_CUI: 'red' };

/** The disclosure class of a file, comment or text. */
export function ClassTag({ value }: { value: DisclosureClass }) {
  return <Tag tone={tones[value]}>{value === 'LES_CUI' ? 'LES/CUI' : disclosureWords[value].label}</Tag>;
}
