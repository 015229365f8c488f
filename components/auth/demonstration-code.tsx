import { Alert } from '@/components/ui/alert/alert';

/** In a demonstration alone: the code that would stand on the person's telephone. */
export function DemonstrationCode({ code }: { code: string }) {
  return (
    <Alert tone="warning" heading="Demonstration only">
      <p>
        Your code is{' '}
        <strong data-demonstration-code className="whitespace-nowrap text-lg tabular-nums">
          {`${code.slice(0, 3)} ${code.slice(3)}`}
        </strong>
        . A real account has it on a telephone and nowhere else. If it is refused, open this page again for the next
        one.
      </p>
    </Alert>
  );
}
