// The words of the notices about training, steering meetings and inspections of an agreement.

export const oversightHeadlines = {
  'cohort-recorded': {
    subject: 'a training cohort was recorded',
    happened: 'A training cohort of the agreement was recorded, with its dates and the number of nominees.',
  },
  'cohort-certified': {
    subject: 'the certifications of a training cohort were recorded',
    happened: 'It was recorded how many officers of a training cohort are certified, and until when.',
  },
  'recertification-near': {
    subject: 'an authorization of officers ends within 180 days',
    happened:
      'The authorization of a training cohort ends within 180 days. The portal shows how many officers have to be certified again, and by when.',
  },
  'steering-planned': {
    subject: 'a steering meeting is planned',
    happened: 'A steering meeting of the agreement is planned. The portal shows day, place, agenda and public notice.',
  },
  'steering-moved': {
    subject: 'a steering meeting was moved',
    happened: 'A steering meeting of the agreement has another day. The portal shows it, and why.',
  },
  'steering-cancelled': {
    subject: 'a steering meeting was cancelled',
    happened: 'A steering meeting of the agreement was cancelled. The reason is in the portal.',
  },
  'steering-held': {
    subject: 'a steering meeting was recorded',
    happened: 'A steering meeting of the agreement was recorded as held, with how many people came.',
  },
  'steering-minutes': {
    subject: 'the minutes of a steering meeting are public',
    happened: 'The minutes of a steering meeting of the agreement were published in the register.',
  },
  'inspection-recorded': {
    subject: 'an inspection of the agreement was recorded',
    happened: 'An inspection of the agreement was recorded. The portal shows what it found and what has to be done.',
  },
  'correction-added': {
    subject: 'a corrective action was added',
    happened: 'A corrective action was added to a finding of an inspection. The portal shows who does it, and by when.',
  },
  'correction-reported': {
    subject: 'a corrective action was reported as done',
    happened: 'A corrective action after an inspection was reported as done. ICE verifies it or returns it.',
  },
  'correction-verified': {
    subject: 'a corrective action was verified',
    happened: 'A corrective action after an inspection was verified.',
  },
  'correction-returned': {
    subject: 'a corrective action was returned',
    happened: 'A corrective action after an inspection was returned. The portal says what is missing.',
  },
  'inspection-closed': {
    subject: 'an inspection of the agreement is closed',
    happened: 'Every finding of an inspection is corrected and verified. The inspection is closed.',
  },
} as const;
