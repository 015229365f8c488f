import 'server-only';

// File names come from strangers' machines. What is kept is a name for people to read: it never becomes a path, since
// the bytes lie under their hash.

const charsMax = 120;

// Names that Windows keeps for devices: a download under such a name cannot be saved there.
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;

/**
 * Makes a name that is safe to show and to save anywhere: without folders, hidden or reserved characters, 120 long at
 * most. The ending stays.
 */
export const cleanFileName = (given: string): string => {
  const base = given.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const plain = base
    // Control and format characters, among them those that turn the direction of writing ("gpj.exe").
    .replaceAll(/[\p{Cc}\p{Cf}\p{Surrogate}\p{Co}]/gu, '')
    .replaceAll(/[<>:"|?*]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[. ]+|[. ]+$/gu, '');
  const safe = deviceName.test(plain) ? `file-${plain}` : plain;
  return shorten(safe === '' ? 'file' : safe);
};

/** The ending of a name in lower case, without its dot; empty when there is none. */
export const endingOf = (name: string): string => /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';

const shorten = (name: string): string => {
  const letters = [...name];
  if (letters.length <= charsMax) return name;
  const ending = endingOf(name);
  if (ending === '' || ending.length > 10) return letters.slice(0, charsMax).join('');
  const stem = letters.slice(0, charsMax - ending.length - 1).join('');
  return `${stem.trimEnd()}.${ending}`;
};
