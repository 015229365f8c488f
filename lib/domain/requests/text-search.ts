// What people read about the search of a file's words for identifiers of people.
import type { TextSearch } from '@/lib/domain/requests/may-open';

export type TextSearchView = { label: string; tone: 'red' | 'blue' | 'grey' | 'yellow'; text: string };

const toAgency = 'Replace the file by a copy without it. If it is something else, tell your liaison what stands there.';
const toIce = 'It stays with the agency. Ask the agency what stands there before you let it through.';

/** The words about a file for one side; null where there is nothing to say. `detail` names the page and the kind. */
export const textSearchView = (
  state: TextSearch,
  detail: string,
  side: 'AGENCY' | 'ICE' | 'SYSTEM',
): TextSearchView | null => {
  switch (state) {
    case 'FOUND':
      return { label: 'Held back', tone: 'red', text: `${detail}. ${side === 'AGENCY' ? toAgency : toIce}` };
    case 'PENDING':
      return {
        label: 'Being searched',
        tone: 'blue',
        text: 'The portal searches its text for identifiers of people. Until then it opens for the agency only.',
      };
    case 'NO_TEXT':
      return {
        label: 'No text to search',
        tone: 'grey',
        text: 'A picture or a scan: the portal cannot search it for identifiers of people. Look through it yourself.',
      };
    case 'UNREADABLE':
      return {
        label: 'Text not searched',
        tone: 'yellow',
        text: 'The portal could not read its text to search it for identifiers of people. Look through it yourself.',
      };
    case 'ALLOWED':
      return { label: 'Looked at and let through', tone: 'grey', text: `${detail}. ICE has let the file through.` };
    default:
      return null;
  }
};
