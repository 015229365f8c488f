import type { PlantedHole } from '@/scripts/holes/planted-hole';

const rule = 'tests/server/auth/passkey-rule.test.ts';
const passwords = 'tests/server/auth/password-rule.test.ts';
const forgotten = 'tests/server/auth/forgotten-password.test.ts';
const stepUp = 'tests/server/auth/step-up.test.ts';
const locks = 'tests/server/auth/locks.test.ts';
const signature = 'tests/server/agreements/passkey-signature.test.ts';

/** Holes in what people show to prove who they are, and in what a passkey signs. */
export const factorHoles: readonly PlantedHole[] = [
  {
    name: 'a code is enough for people of ICE',
    file: 'lib/server/auth/passkey-rule.ts',
    from: '  if (askPasskey(user.roles)) return true;\n',
    to: '',
    test: rule,
    turnsRed: 'a code of ADMIN opens no session',
  },
  {
    name: 'a recovery code takes the place of a passkey',
    file: 'lib/server/auth/second-factor.ts',
    from: "  if (leadsTo === 'SESSION' && (await mustUsePasskey(userId))) return passkeyNeeded();\n",
    to: '',
    test: rule,
    turnsRed: 'a recovery code does not take the place of a passkey',
  },
  {
    name: 'a session by code outlives the role that asks for a passkey',
    file: 'lib/server/auth/sessions.ts',
    from: '  if (!isStrongEnough(session.method, session.user.roles)) return null;\n',
    to: '',
    test: rule,
    turnsRed: 'a session that was opened with a code ends',
  },
  {
    name: 'one administrator lets somebody prove anew who they are',
    file: 'lib/server/people/reproofings.ts',
    from: 'if (row.startedById === confirmedById || row.userId === confirmedById)',
    to: 'if (row.userId === confirmedById)',
    test: rule,
    turnsRed: 'takes two administrators',
  },
  {
    name: 'passwords that are guessed first are taken',
    file: 'lib/server/auth/password-rule.ts',
    from: 'if (found.score >= scoreMin) return null;',
    to: 'if (found.score >= 0) return null;',
    test: passwords,
    turnsRed: 'one that is guessed first',
  },
  {
    name: 'a link for a new password is good for everyone who uses it at once',
    file: 'lib/server/auth/forgotten-password.ts',
    from: "    if (!(await useUpChallenge(tx, 'PASSWORD_RESET', given.token))) return outdated();\n",
    to: "    await useUpChallenge(tx, 'PASSWORD_RESET', given.token);\n",
    test: forgotten,
    turnsRed: 'is good once, also for eight that use it at once',
  },
  {
    name: 'files leave the portal without asking once more',
    file: 'lib/server/auth/step-up.ts',
    from: '  missingStepUp(actor, door) &&\n',
    to: '  missingStepUp({ secondFactorAt: now() }, door) &&\n',
    test: stepUp,
    turnsRed: 'comes after a confirmation alone',
  },
  {
    name: 'the audit log leaves for whoever sits at a browser left open',
    file: 'app/(portal)/admin/audit/export/route.ts',
    from: '  if (first) return first;\n',
    to: '',
    test: stepUp,
    turnsRed: 'the audit log comes after a confirmation alone',
  },
  {
    name: 'the portal is seen as somebody else without asking once more',
    file: 'lib/server/view-as/view-as.ts',
    from: "const unconfirmed = missingStepUp(actor, 'view_as');",
    to: 'const unconfirmed = null;',
    test: stepUp,
    turnsRed: 'nobody sees the portal as somebody else without one',
  },
  {
    name: 'a provider is asked to link an account without asking here first',
    file: 'app/(portal)/account/link/actions.ts',
    from: "missingStepUp(actor, 'link_identity') ??",
    to: 'null ??',
    test: stepUp,
    turnsRed: 'nobody is sent to a provider to link an account',
  },
  {
    name: 'locks do not grow',
    file: 'lib/server/auth/throttle.ts',
    from: 'const longer = seconds * 2 ** (Math.min(consumedPoints, doublingsMax) - 1);',
    to: 'const longer = seconds * Math.min(consumedPoints, 1);',
    test: locks,
    turnsRed: 'each time it closes for twice as long',
  },
  {
    name: 'a passkey signs another statement than the one that is recorded',
    file: 'lib/server/agreements/sign-statement.ts',
    from: 'if (!isOfThis || !isSameButTime(statement, drawn)) {',
    to: 'if (!isOfThis) {',
    test: signature,
    turnsRed: 'one that was asked in another session, for another name',
  },
  {
    name: 'the proof of a passkey is good for any statement',
    file: 'lib/server/signing/verify-passkey-signature.ts',
    from: '    expectedChallenge,\n',
    to: '    expectedChallenge: (challenge) => challenge !== expectedChallenge || true,\n',
    test: signature,
    turnsRed: 'binds every field of its statement',
  },
];
