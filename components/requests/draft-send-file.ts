'use client';

// One file on its way to the portal. The browser's own fetch tells nothing about how much has gone out; this does.

/** What came of it: attached, stopped by the person, or the sentence that says why it was not taken. */
export type Sent = { state: 'done' } | { state: 'stopped' } | { state: 'refused'; message: string; again: boolean };

const lost = 'The file did not get through. Check your connection, then send it again.';
const unclear = 'The file could not be attached. Open the page again and try once more.';

const toSent = ({ status, response }: XMLHttpRequest): Sent => {
  if (status === 200) return { state: 'done' };
  const message: unknown = response?.message;
  // What the portal refuses it refuses again; only a portal that is not well is worth another try.
  return { state: 'refused', message: typeof message === 'string' ? message : unclear, again: status >= 500 };
};

/**
 * Sends one file.
 * @param tell told how many percent have gone out
 * @returns what comes of it, and the way to stop it
 */
export const sendFile = (
  action: string,
  file: File,
  tell: (percent: number) => void,
): { sent: Promise<Sent>; stop: () => void } => {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('files', file);
  const sent = new Promise<Sent>((resolve) => {
    request.open('POST', action);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.timeout = 10 * 60 * 1000;
    request.upload.onprogress = (event) => tell(Math.round((100 * event.loaded) / Math.max(1, event.total)));
    request.onload = () => resolve(toSent(request));
    request.onerror = () => resolve({ state: 'refused', message: lost, again: true });
    request.ontimeout = () => resolve({ state: 'refused', message: lost, again: true });
    request.onabort = () => resolve({ state: 'stopped' });
    request.send(form);
  });
  return { sent, stop: () => request.abort() };
};
