-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "sign_day_set_at" TIMESTAMPTZ(3),
ADD COLUMN     "sign_lapse_told_for" DATE;

-- CreateTable
CREATE TABLE "signing_reminders" (
    "id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "reminded_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_reminders_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signing_reminders_user_id_idx" ON "signing_reminders"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "signing_reminders_signature_id_reminded_on_key" ON "signing_reminders"("signature_id", "reminded_on");

-- AddForeignKey
ALTER TABLE "signing_reminders" ADD CONSTRAINT "signing_reminders_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signatures"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_reminders" ADD CONSTRAINT "signing_reminders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is kept about the time to sign belongs to a signing that goes on.
ALTER TABLE agreements ADD CONSTRAINT agreements_sign_day_while_signing CHECK (
  status NOT IN ('DRAFT', 'NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL')
  OR (sign_day_set_at IS NULL AND sign_lapse_told_for IS NULL));
ALTER TABLE signing_reminders ADD CONSTRAINT reminder_days CHECK (days > 0);

-- A reminder goes to the person of an open place, and stays as it was sent.
CREATE FUNCTION reminder_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'a reminder that was sent cannot be changed or deleted';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM signatures s JOIN agreements a ON a.id = s.agreement_id
    WHERE s.id = NEW.signature_id AND s.user_id = NEW.user_id AND s.status = 'PENDING' AND a.status = 'SIGNING') THEN
    RAISE EXCEPTION 'nobody has to be reminded of this place to sign';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reminder_is_kept BEFORE INSERT OR UPDATE OR DELETE ON signing_reminders
  FOR EACH ROW EXECUTE FUNCTION reminder_is_kept();
