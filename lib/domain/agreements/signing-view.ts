// What a signer sees: the frozen text, what is asked of them, and who has signed.
import type { AgreementDue, AgreementHead, PlainWords, SignerView } from '@/lib/domain/agreements/agreement-view';

/** One piece of the frozen text, in the order it is read: the same words as in the PDF. */
export type TextBlock =
  | { kind: 'kicker' | 'title' | 'note' | 'heading' | 'subheading' | 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; rows: readonly { label: string; value: string }[] }
  | { kind: 'page' };

export type FactorChoices = {
  totp: boolean;
  passkeys: number;
  recoveryCodes: number;
  demonstrationCode: string | null;
};

export type SigningPage = AgreementHead & {
  sha256: string;
  pdfHref: string;
  blocks: readonly TextBlock[];
  /** What the sections mean in plain words: beside the text and never part of it. */
  plain: readonly { key: string; label: string; plain: PlainWords }[];
  /** Whom the reader signs for. */
  party: string;
  role: string;
  /** True where the signature binds a side; counsel, witness and the review mark bind nobody. */
  binds: boolean;
  authorityBasis: string;
  /** What is missing for the reader to sign today, and who can mend it; null when nothing is. */
  authorityProblem: string | null;
  signerName: string;
  signerTitle: string;
  consent: { paragraphs: readonly string[]; authority: string; intent: string; refused: boolean };
  turn: { state: 'NOW' | 'LATER' | 'SIGNED'; text: string };
  /** The last day to sign; null where there is no limit. */
  signBy: AgreementDue | null;
  /** `signs`: the passkey that confirmed signs the statement as well. */
  factor: { fresh: boolean; signs: boolean; confirmedAt: string | null; choices: FactorChoices };
  /** What the reader can do instead of signing, with where it is done. */
  instead: readonly { label: string; href: string }[];
  signers: readonly SignerView[];
};

/** For somebody whose place was handed over: who has it now. */
export type HandedOverPage = AgreementHead & {
  role: string;
  now: string;
  nowTitle: string;
  by: string;
  when: string;
  basis: string;
};

type StepPage = AgreementHead & { reasons: readonly string[] };

export type QuestionPage = StepPage & { sections: readonly { value: string; label: string }[] };

export type DelegatePage = StepPage & {
  places: readonly {
    id: string;
    role: string;
    /** Name and title of the person who has it now. */
    named: string;
    /** True where only a delegation of the register counts. */
    binds: boolean;
    delegates: readonly { id: string; name: string; title: string; basis: string }[];
  }[];
};

export type SignedPage = AgreementHead & {
  signedAt: string;
  sha256: string;
  statementSha256: string;
  signers: readonly SignerView[];
  everyoneSigned: boolean;
  sealedHref: string | null;
};
