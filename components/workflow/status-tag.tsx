import { Tag, type TagTone } from '@/components/ui/tag/tag';

/** A status as a person reads it. The pairing of statuses with words and tones is made once, in the domain. */
export type StatusLabel = { label: string; tone: TagTone };

/** The tag of a status. */
export function StatusTag({ label, tone }: StatusLabel) {
  return <Tag tone={tone}>{label}</Tag>;
}
