// Why words or whole records do not leave: the exemptions of the Freedom of Information Act, 5 U.S.C. 552(b), in words.

export const exemptionCodes = ['B3', 'B4', 'B5', 'B6', 'B7A', 'B7C', 'B7E', 'B7F'] as const;

export type ExemptionCode = (typeof exemptionCodes)[number];

/** How an exemption is cited, and what it protects. */
export const exemptions = {
  B3: { cite: '(b)(3)', words: 'Another statute forbids the disclosure' },
  B4: { cite: '(b)(4)', words: 'Trade secrets and confidential commercial information' },
  B5: { cite: '(b)(5)', words: 'Advice before a decision, or advice of counsel, within the government' },
  B6: { cite: '(b)(6)', words: 'Personal privacy' },
  B7A: { cite: '(b)(7)(A)', words: 'Disclosure could interfere with enforcement proceedings' },
  B7C: { cite: '(b)(7)(C)', words: 'Personal privacy in records of law enforcement' },
  B7E: { cite: '(b)(7)(E)', words: 'Techniques and procedures of law enforcement' },
  B7F: { cite: '(b)(7)(F)', words: 'Disclosure could endanger somebody' },
} as const satisfies Record<ExemptionCode, { cite: string; words: string }>;

/** The code as it was stored; null when it is none that is known. */
export const toExemption = (stored: string | null): ExemptionCode | null =>
  exemptionCodes.find((code) => code === stored) ?? null;

/** "(b)(6): Personal privacy". */
export const exemptionText = (code: ExemptionCode): string => `${exemptions[code].cite}: ${exemptions[code].words}`;

/** What stands in the copy in the place of words that do not leave. */
export const placeholderFor = (code: ExemptionCode): string => `[Redacted ${exemptions[code].cite}]`;
