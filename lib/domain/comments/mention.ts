// Who is mentioned in a comment: chosen from a list, or written as @Name.

export type MentionPerson = { id: string; name: string; title: string };

const wordEnd = /^(?![\p{L}\p{N}])/u;

/** The people whose full name stands in the text after an @. A longer name is not mistaken for a shorter one. */
export const mentionedIn = <P extends { name: string }>(body: string, people: readonly P[]): P[] => {
  const text = body.normalize('NFC').toLowerCase();
  return people.filter(({ name }) => {
    const wanted = `@${name.normalize('NFC').toLowerCase()}`;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (wordEnd.test(text.slice(at + wanted.length))) return true;
    }
    return false;
  });
};

export type BodyPart = { text: string; mention: boolean };

/** The text in pieces, so that a screen can set the names of mentioned people apart. */
export const bodyParts = (body: string, names: readonly string[]): BodyPart[] => {
  const parts: BodyPart[] = [];
  const longest = [...names].sort((a, b) => b.length - a.length);
  let plain = '';
  for (let at = 0; at < body.length; ) {
    const rest = body.slice(at + 1).toLowerCase();
    const name = body[at] === '@' ? longest.find((one) => rest.startsWith(one.toLowerCase())) : undefined;
    if (name === undefined) {
      plain += body[at];
      at += 1;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, mention: false });
    plain = '';
    parts.push({ text: body.slice(at, at + name.length + 1), mention: true });
    at += name.length + 1;
  }
  if (plain !== '') parts.push({ text: plain, mention: false });
  return parts;
};
