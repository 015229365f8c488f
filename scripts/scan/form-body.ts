// The portal takes forms as multipart alone. wapiti 3.0.4 crawls such a form with each field as a file of its own name,
// and attacks it url-encoded; sqlmap sends what it is given. Either way the fields have to arrive as fields.

const field = / name="([^"]*)"; filename="\1"\r\n\r\n/gu;

/** A body with its type, as the portal reads it. Anything but a form stays as it is. */
export async function asPortalForm(body: Buffer, type: string): Promise<{ body: Buffer; type: string }> {
  if (type.startsWith('multipart/form-data')) {
    return { body: Buffer.from(body.toString('latin1').replaceAll(field, ' name="$1"\r\n\r\n'), 'latin1'), type };
  }
  if (!type.startsWith('application/x-www-form-urlencoded')) return { body, type };
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) form.append(name, value);
  const written = new Response(form);
  return { body: Buffer.from(await written.arrayBuffer()), type: written.headers.get('content-type') ?? type };
}

/** The fields that a form of a page sends unseen: the form with a field of that name. Null where there is none. */
export function hiddenFieldsOf(page: string, fieldName: string): Record<string, string> | null {
  const form = page.split('<form').find((part) => part.includes(` name="${fieldName}"`));
  if (!form) return null;
  const hidden = form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/gu);
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, plain(value)]));
}

const partOfNext = / name="\$ACTION_\d+:\d+"\r\n\r\n([\s\S]*?)\r\n--/gu;

/** True for a form in which the fields by which Next finds the action cannot be read any more. */
export const isUnreadable = (body: Buffer): boolean =>
  [...body.toString('utf8').matchAll(partOfNext)].some(([, text = '']) => {
    try {
      return JSON.parse(text) === undefined;
    } catch {
      return true;
    }
  });
