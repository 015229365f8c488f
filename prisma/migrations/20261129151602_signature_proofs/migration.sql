-- CreateTable
CREATE TABLE "signature_proofs" (
    "signature_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "authenticator_data" TEXT NOT NULL,
    "client_data_json" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "rp_id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signature_proofs_pkey" PRIMARY KEY ("signature_id")
);

-- AddForeignKey
ALTER TABLE "signature_proofs" ADD CONSTRAINT "signature_proofs_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signatures"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a passkey has signed is kept as it was, and no signature by passkey stands without it.
CREATE FUNCTION signature_proof_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a passkey has signed is never changed or deleted';
END $$;
CREATE TRIGGER signature_proof_is_kept BEFORE UPDATE OR DELETE ON signature_proofs
  FOR EACH ROW EXECUTE FUNCTION signature_proof_is_kept();
CREATE TRIGGER signature_proof_no_truncate BEFORE TRUNCATE ON signature_proofs
  FOR EACH STATEMENT EXECUTE FUNCTION signature_proof_is_kept();

CREATE FUNCTION signature_has_proof() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM signature_proofs p WHERE p.signature_id = NEW.id) THEN
    RAISE EXCEPTION 'a signature by passkey has no proof of what the passkey signed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signature_with_proof BEFORE UPDATE ON signatures FOR EACH ROW
  WHEN (NEW.status = 'SIGNED' AND OLD.status <> 'SIGNED' AND NEW.method = 'PASSKEY')
  EXECUTE FUNCTION signature_has_proof();
