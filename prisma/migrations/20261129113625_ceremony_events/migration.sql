-- CreateEnum
CREATE TYPE "ceremony_kind" AS ENUM ('DISCLOSURE_SHOWN', 'TEXT_SHOWN', 'CONSENT_GIVEN', 'CONSENT_REFUSED', 'AUTHORITY_CHECKED', 'REAUTHENTICATED', 'INTENT_STATED', 'SIGNED', 'DECLINED', 'RETURNED_WITH_QUESTION', 'DELEGATED', 'COPY_DELIVERED');

-- AlterTable
ALTER TABLE "signatures" ADD COLUMN     "added" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "consent_refused_at" TIMESTAMPTZ(3),
ADD COLUMN     "declined_code" TEXT;

-- CreateTable
CREATE TABLE "ceremony_events" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "kind" "ceremony_kind" NOT NULL,
    "detail" JSONB NOT NULL,
    "once_key" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "audit_seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ceremony_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ceremony_events_audit_seq_key" ON "ceremony_events"("audit_seq");

-- CreateIndex
CREATE INDEX "ceremony_events_agreement_id_idx" ON "ceremony_events"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "ceremony_events_signature_id_kind_once_key_key" ON "ceremony_events"("signature_id", "kind", "once_key");

-- AddForeignKey
ALTER TABLE "ceremony_events" ADD CONSTRAINT "ceremony_events_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ceremony_events" ADD CONSTRAINT "ceremony_events_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signatures"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Events of a ceremony are written once, and belong to the agreement of their place.
CREATE TRIGGER ceremony_events_append_only BEFORE UPDATE OR DELETE ON ceremony_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ceremony_events_no_truncate BEFORE TRUNCATE ON ceremony_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION ceremony_is_of_its_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM signatures s WHERE s.id = NEW.signature_id AND s.agreement_id = NEW.agreement_id) THEN
    RAISE EXCEPTION 'an event of a ceremony belongs to a place of its own agreement';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ceremony_is_of_its_place BEFORE INSERT ON ceremony_events
  FOR EACH ROW EXECUTE FUNCTION ceremony_is_of_its_place();

-- A place of a frozen text changes hands by a recorded delegation alone, and only while it is open.
CREATE FUNCTION place_changes_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'PENDING' OR NOT EXISTS (
    SELECT 1 FROM ceremony_events e WHERE e.signature_id = NEW.id AND e.kind = 'DELEGATED'
      AND e.detail ->> 'fromId' = OLD.user_id::text AND e.detail ->> 'toId' = NEW.user_id::text) THEN
    RAISE EXCEPTION 'a place of a frozen text is handed over by a recorded delegation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER place_changes_hands BEFORE UPDATE ON signatures FOR EACH ROW
  WHEN (OLD.version_id IS NOT NULL AND NEW.user_id IS DISTINCT FROM OLD.user_id)
  EXECUTE FUNCTION place_changes_hands();

-- Whoever signs electronically has confirmed within five minutes before that it is them, for this very text.
CREATE FUNCTION signature_has_ceremony() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM ceremony_events e
    WHERE e.signature_id = NEW.id AND e.kind = 'REAUTHENTICATED' AND e.actor_id = NEW.user_id
      AND e.detail ->> 'sha256' = NEW.version_sha256 AND e.detail ->> 'method' = NEW.method
      AND e.at BETWEEN NEW.signed_at - interval '5 minutes' AND NEW.signed_at) THEN
    RAISE EXCEPTION 'the signer has not confirmed for this text that it is them';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_with_ceremony BEFORE UPDATE ON signatures FOR EACH ROW
  WHEN (NEW.status = 'SIGNED' AND OLD.status <> 'SIGNED' AND NEW.method IN ('PASSKEY', 'TOTP'))
  EXECUTE FUNCTION signature_has_ceremony();
