// What the door answers when it lets a request not in: one status, one title and one plain sentence for each reason.

export const doorRefusals = {
  ADDRESS: {
    status: 400,
    title: 'This address cannot be read',
    detail: 'The address has signs in it that no page of the portal has. Open the portal from its front page.',
  },
  ADDRESS_LONG: {
    status: 414,
    title: 'This address is too long',
    detail: 'No address of the portal is that long. Open the portal from its front page.',
  },
  HEADERS: {
    status: 400,
    title: 'This request cannot be read',
    detail: 'It says something twice, or two things that contradict each other.',
  },
  HOST: {
    status: 421,
    title: 'The portal is not at this address',
    detail: 'The request names another host than the one at which the portal is opened.',
  },
  FOREIGN: {
    status: 403,
    title: 'This was not sent from the portal',
    detail: 'Nothing was changed. Open the page in the portal and send the form from there.',
  },
  METHOD: {
    status: 405,
    title: 'This cannot be done here',
    detail: 'The address does not take this kind of request.',
  },
  ENCODED: {
    status: 415,
    title: 'The request is compressed',
    detail: 'Send it again without a Content-Encoding.',
  },
  TYPE: {
    status: 415,
    title: 'The request is sent in another form than the portal reads',
    detail: 'Open the page in the portal and send the form from there.',
  },
  BODY: {
    status: 400,
    title: 'This request cannot be read',
    detail: 'A request that only reads brings nothing along.',
  },
  BODY_LARGE: {
    status: 413,
    title: 'This is more than the portal takes at once',
    detail: 'Nothing was changed. Shorten the text, or send smaller files.',
  },
  BODY_SLOW: {
    status: 408,
    title: 'This took too long to arrive',
    detail: 'Nothing was changed. Check the connection, then send it again.',
  },
  EXPECTATION: {
    status: 417,
    title: 'This request cannot be read',
    detail: 'It expects something that the portal does not know.',
  },
  NOTHING: {
    status: 404,
    title: 'There is nothing here',
    detail: 'Check the address, or open the portal from its front page.',
  },
} as const satisfies Record<string, { status: number; title: string; detail: string }>;

/** Why the door refused a request. */
export type DoorRefusal = keyof typeof doorRefusals;
