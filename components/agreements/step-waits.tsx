import { Alert } from '@/components/ui/alert/alert';

/** Why a step has to wait. */
export function StepWaits({ reasons }: { reasons: readonly string[] }) {
  return (
    <Alert tone="warning" heading="This step has to wait">
      <ul className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Alert>
  );
}
