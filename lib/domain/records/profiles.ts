// To whom a copy of a case goes, and what follows from it before anybody has looked at a word.
import type { Visibility } from '@/lib/domain/access/readable';
import type { ExemptionCode } from '@/lib/domain/records/exemptions';
import type { DisclosureClass } from '@/lib/domain/requests/disclosure';

export const releaseProfileNames = ['PUBLIC', 'AGENCY', 'LITIGATION'] as const;

export type ReleaseProfile = (typeof releaseProfileNames)[number];

export type ReleaseDecision = 'RELEASE' | 'WITHHOLD' | 'LEAVE_OUT';

type ProfileFacts = {
  label: string;
  means: string;
  /** Content of these classes never leaves to this reader. */
  never: readonly DisclosureClass[];
  /** What ICE wrote for itself stays inside until somebody decides otherwise. */
  withholdsIceOnly: boolean;
  /** Addresses, telephone numbers and names of contacts are marked by themselves, and staff is told by role. */
  marksPersonal: boolean;
  /** A file without a mark may leave as the bytes it was stored as; otherwise its text is set anew. */
  originals: boolean;
};

/** Our own rule; domain.md 4.1 asks for a class of each document and field, and that no LES is on public pages. */
export const releaseProfiles = {
  PUBLIC: {
    label: 'The public',
    means: 'A request under the Freedom of Information Act or a state records law. Sensitive content never leaves.',
    never: ['LES_CUI'],
    withholdsIceOnly: true,
    marksPersonal: true,
    originals: false,
  },
  AGENCY: {
    label: 'The agency of the case',
    means: 'The agency asks for its own case. What ICE wrote for itself is withheld unless somebody decides otherwise.',
    never: [],
    withholdsIceOnly: true,
    marksPersonal: false,
    originals: true,
  },
  LITIGATION: {
    label: 'Court or counsel, in full',
    means: 'Everything ICE may read, for a court, an inspector general or counsel. Nothing is marked by itself.',
    never: [],
    withholdsIceOnly: false,
    marksPersonal: false,
    originals: true,
  },
} as const satisfies Record<ReleaseProfile, ProfileFacts>;

type Judged = { class: DisclosureClass; visibility: Visibility };
type First = { decision: ReleaseDecision; exemption: ExemptionCode | null };

const withhold = (exemption: ExemptionCode): First => ({ decision: 'WITHHOLD', exemption });

/** Why content of this class may not leave to this reader at all; null when a person may decide. */
export const neverLeaves = (profile: ReleaseProfile, disclosure: DisclosureClass): string | null =>
  releaseProfiles[profile].never.some((one) => one === disclosure)
    ? 'Law enforcement sensitive content never leaves in a release to the public. Change its class first, with a reason.'
    : null;

/** What becomes of an item before anybody has looked at it. */
export const firstDecision = (profile: ReleaseProfile, item: Judged): First => {
  if (neverLeaves(profile, item.class) !== null) return withhold('B7E');
  if (item.visibility === 'ICE_ONLY' && releaseProfiles[profile].withholdsIceOnly) return withhold('B5');
  return { decision: 'RELEASE', exemption: null };
};

/** The class a comment has when it is written: what ICE writes for itself is sensitive until somebody has looked. */
export const classOfComment = (visibility: Visibility): DisclosureClass =>
  visibility === 'ICE_ONLY' ? 'LES_CUI' : 'RELEASABLE_AFTER_REVIEW';
