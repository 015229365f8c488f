import { TextField } from '@/components/form/text-field';

/** The two fields of a new password, the same wherever one is chosen. Pasting is welcome: managers do it. */
export function NewPasswordFields({ label = 'New password' }: { label?: string }) {
  return (
    <>
      <TextField
        name="password"
        type="password"
        label={label}
        hint="15 to 128 characters of any kind, spaces too. A sentence of your own is good; your name, your agency or a well-known password is not taken."
        autoComplete="new-password"
      />
      <TextField name="passwordAgain" type="password" label="The same password again" autoComplete="new-password" />
    </>
  );
}
