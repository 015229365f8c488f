import { HashText } from './hash-text';

export const examples = {
  'sha-256': (
    <HashText hash="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" label="SHA-256 of the text" />
  ),
};
