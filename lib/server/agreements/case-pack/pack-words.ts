import 'server-only';

/** What README.txt of a case pack says. */
export const packReadme = (facts: {
  number: string;
  title: string;
  madeAt: string;
  leftOut: readonly string[];
}): string =>
  `Case pack of agreement ${facts.number}
${facts.title}
Made on ${facts.madeAt}, for the person who downloaded it.

WHAT IS IN IT

agreement-sealed.pdf    The agreement as it was sealed: the text, the certificate of completion, the seal.
agreement-text.pdf      The text as it was frozen and signed. The sealed PDF begins with exactly these bytes.
seal-certificate.pem    The certificate the portal sealed with.
signatures.json         Who signed, as what, when, how, and to which consent text.
ceremony.json           What happened on the way to each signature: shown, agreed, confirmed, signed, delivered.
audit-events.json       What happened to the agreement in the portal, each event with its hash.
audit-proof.json        That these events stand in the audit log of the portal, which is signed every few minutes; with
                        the public keys (audit-keys.pem) and a verifier of its own (verify-audit.mjs).
amendments/             The sealed files of amendments that are part of the agreement, where there are any. They change
                        what the agreement says: read it together with them.
documents/              Resolutions of the governing body and scans signed in ink, where there are any that you may open.
manifest.json           Size and SHA-256 of every other file.
verify.mjs              Checks all of this without the portal and without a network.
${facts.leftOut.length === 0 ? '' : `\nLeft out: ${facts.leftOut.join(', ')}. The portal could not hand it over.\n`}
HOW TO CHECK IT

1. Unpack the ZIP into a folder of its own.
2. Install Node (version 20 or later) from nodejs.org, if you do not have it.
3. In that folder, run:  node verify.mjs

4. For the proof:  node verify-audit.mjs --proof audit-proof.json --key audit-keys.pem

Each line begins with a tick, or says what is wrong. A file that your computer adds, such as .DS_Store, counts as added:
delete it and try again.

WHAT THIS PROVES

- The sealed PDF has not changed since it was sealed with the key of the certificate, and it begins with the signed text.
- The signature records and the event of sealing name these two PDFs and no others.
- What is told of each signature in ceremony.json stands in the audit events as well, by its number.
- The text of each event that is shown gives the hash beside it; where two events follow each other directly, the second
  leans on the first.

WHAT THIS CANNOT PROVE BY ITSELF

- Whose certificate it is. Compare its SHA-256, which the verifier prints, with the one the portal's operator gives you
  by another way.
- That manifest.json is the one you were given: it carries no signature. Somebody who changes other files than the sealed
  PDF and writes a new manifest can make the checks hold. The sealed PDF cannot be changed in this way. Its
  certificate pages list the signatures: where they differ from signatures.json, the PDF counts.
- Whose keys sign the audit log. Compare audit-keys.pem with the keys that the portal's operator gives you by another
  way. Events after the newest signature are not in the proof.
- That no event was left out. All cases of the portal share one chain, so events of other cases lie between these. Their
  text is not yours to read, and without it the links across them cannot be computed. An event that you may not
  read has its number and hashes here, and no text; its hash is taken as given. An administrator of the portal can
  compare the number and hash of any event with the whole chain.
- What happened after the pack was made. Ask the portal whether the agreement is still in force.
`;
