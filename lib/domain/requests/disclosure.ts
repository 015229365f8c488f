// Who may read a file later, when somebody outside asks for it. The agency chooses; nothing is released by the choice.

export const disclosureClasses = ['PUBLIC', 'RELEASABLE_AFTER_REVIEW', 'LES_CUI'] as const;

export type DisclosureClass = (typeof disclosureClasses)[number];

/** The choices in words. Law enforcement sensitive and controlled unclassified information: 32 CFR part 2002. */
export const disclosureWords: Record<DisclosureClass, { label: string; means: string }> = {
  PUBLIC: { label: 'Public', means: 'Anybody may have it: it is published already, or could be.' },
  RELEASABLE_AFTER_REVIEW: {
    label: 'Releasable after review',
    means: 'A disclosure officer reads it before it goes to anybody outside.',
  },
  LES_CUI: {
    label: 'Law enforcement sensitive (LES/CUI)',
    means: 'It shows methods, places or plans that could harm an operation. It carries a banner wherever it is shown.',
  },
};
