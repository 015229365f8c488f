import type { AgreementDue } from '@/lib/domain/agreements/agreement-view';

/** Until when to sign, as the signer reads it first. */
export function LastDayToSign({ day }: { day: AgreementDue | null }) {
  if (!day || day.state === 'overdue') return null;
  return (
    <p>
      Last day to sign: <strong>{day.date}</strong>, {day.distance}.
    </p>
  );
}
