import { Disclosure } from '@/components/ui/disclosure/disclosure';
import type { AgreementTextPage } from '@/lib/domain/agreements/agreement-view';

/** A short fold for people who are here for the first time. */
export function TextGuide({ view }: { view: AgreementTextPage }) {
  if (!view.mayComment) return null;
  return (
    <div className="print:hidden">
      <Disclosure summary="How this page works">
        <ol className="max-w-reading list-decimal space-y-2 pl-5">
          <li>
            Read the sections in order. A blue line beside a section means that its words were changed in the
            negotiation. A section with a lock is the same in every agreement, and says why.
          </li>
          <li>
            To ask or to say something, open “Comment” beside the section. A comment changes no word. Press “Resolve”
            once it is settled.
          </li>
          <li>
            To change words, press “Propose a change”, write the section as you want it and say why.{' '}
            {view.side === 'AGENCY' ? 'ICE' : 'The agency'} sees every word that came in or went out, and accepts or
            rejects it. You answer proposals of {view.side === 'AGENCY' ? 'ICE' : 'the agency'} the same way.
          </li>
          <li>
            “Edit” changes the words at once. It is there while your side may write: until one side hands the text over,
            and after that for the side that holds the pen. Every change can be read word by word, and undone by
            another.
          </li>
          <li>
            When nothing is open any more, each side says that the text is settled. Then the reviewers read it, your
            governing body votes where local law asks for that, and it is signed. A change at any time starts the
            settling anew.
          </li>
        </ol>
      </Disclosure>
    </div>
  );
}
