import 'server-only';

/**
 * The answer that sends a browser on to a page after a form. Relative, so that it also holds behind a front end that the
 * portal does not know. A header takes plain ASCII only, and the target may repeat what somebody typed into an address.
 */
export const seeOther = (target: string): Response => {
  const location = target.toWellFormed().replaceAll(/[^\x21-\x7e]+/gu, encodeURIComponent);
  return new Response(null, { status: 303, headers: { location } });
};
