// The doors that ask once more who one is, shortly before: a browser left open is not enough for them. Who may pass a
// door at all is said elsewhere (rights.ts, the step tables); this list only adds the question.

/** For how long a second factor that was shown counts here. Our own rule, within OWASP ASVS 7.5. */
export const stepUpMinutes = 5;

type StepUpFacts = { label: string; kind: 'SIGN' | 'ACT' | 'EXPORT' };

export const stepUpDoors = {
  // Bound to one text besides: a confirmation for another agreement does not count (decision 0024).
  sign_agreement: { label: 'Sign an agreement', kind: 'SIGN' },
  add_passkey: { label: 'Add a passkey', kind: 'ACT' },
  remove_passkey: { label: 'Remove a passkey', kind: 'ACT' },
  set_up_app: { label: 'Set up another authenticator app', kind: 'ACT' },
  make_recovery_codes: { label: 'Make new recovery codes', kind: 'ACT' },
  change_password: { label: 'Change the password', kind: 'ACT' },
  end_other_sessions: { label: 'Sign out everywhere else', kind: 'ACT' },
  start_reproofing: { label: 'Let somebody prove anew who they are', kind: 'ACT' },
  confirm_reproofing: { label: 'Confirm that somebody may prove anew who they are', kind: 'ACT' },
  invite_person: { label: 'Invite somebody to an account', kind: 'ACT' },
  change_roles: { label: 'Change the roles or the place of an account', kind: 'ACT' },
  switch_account: { label: 'Switch an account on or off, or end its sessions', kind: 'ACT' },
  change_domains: { label: 'Change the mail domains of an agency', kind: 'ACT' },
  start_reset: { label: 'Send somebody a link for a new password', kind: 'ACT' },
  link_identity: { label: 'Link or unlink an account of an identity provider', kind: 'ACT' },
  view_as: { label: 'See the portal as somebody else', kind: 'ACT' },
  export_case_pack: { label: 'Download the case pack of an agreement', kind: 'EXPORT' },
  export_import_errors: { label: 'Download the errors that an import found', kind: 'EXPORT' },
  export_audit: { label: 'Download events of the audit log', kind: 'EXPORT' },
  export_reports: { label: 'Download figures of the reports', kind: 'EXPORT' },
  export_requests: { label: 'Download a list of requests', kind: 'EXPORT' },
  destroy_records: { label: 'Confirm a destruction of records', kind: 'ACT' },
  release_copy: { label: 'Release a copy of a case', kind: 'ACT' },
  export_case: { label: 'Download a case for a records request', kind: 'EXPORT' },
  export_release_log: { label: 'Download the log of what was released', kind: 'EXPORT' },
} as const satisfies Record<string, StepUpFacts>;

export type StepUpDoor = keyof typeof stepUpDoors;

/** The doors behind which a file leaves the portal. */
export type ExportDoor = Extract<StepUpDoor, `export_${string}`>;
