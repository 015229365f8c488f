import { FieldFrame } from '@/components/form/field';
import { Button } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';

/** The hash as somebody reads it from paper. A plain form: what is asked stands in the address. */
export function VerifyHash({ mistyped }: { mistyped: string | null }) {
  const error =
    mistyped === null
      ? undefined
      : `A SHA-256 has 64 digits and letters from a to f. What you typed has ${mistyped.replaceAll(/\s/gu, '').length}, or other characters among them.`;
  return (
    <form action={paths.verify()} className="max-w-lg space-y-4">
      <FieldFrame
        field={{ id: 'sha256', hintId: 'sha256-hint', errorId: 'sha256-error', ...(error ? { error } : {}) }}
        label="SHA-256 of the text"
        hint="It stands on the certificate of completion, at the end of the agreement. The QR code there opens this page with it. Spaces between the groups do not matter."
      >
        <textarea
          id="sha256"
          name="sha256"
          rows={3}
          maxLength={200}
          defaultValue={mistyped ?? ''}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'sha256-hint sha256-error' : 'sha256-hint'}
          className="block w-full rounded-none border border-muted bg-surface px-3 py-2 font-mono text-base text-ink"
        />
      </FieldFrame>
      <Button type="submit" tone="secondary">
        Check this hash
      </Button>
    </form>
  );
}
