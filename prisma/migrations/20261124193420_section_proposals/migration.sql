-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "section_proposals" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "author_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "proposal_state" NOT NULL DEFAULT 'OPEN',
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_proposals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "section_proposals_agreement_id_state_idx" ON "section_proposals"("agreement_id", "state");

-- CreateIndex
CREATE INDEX "section_proposals_section_id_idx" ON "section_proposals"("section_id");

-- AddForeignKey
ALTER TABLE "section_proposals" ADD CONSTRAINT "section_proposals_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_proposals" ADD CONSTRAINT "section_proposals_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "agreement_sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_proposals" ADD CONSTRAINT "section_proposals_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_proposals" ADD CONSTRAINT "section_proposals_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One proposal of each side waits for an answer in a section; what was answered stays as it was.
CREATE UNIQUE INDEX one_open_proposal_a_side ON section_proposals (section_id, side) WHERE state = 'OPEN';

ALTER TABLE section_proposals
  ADD CONSTRAINT proposal_changes_something CHECK (body <> basis),
  ADD CONSTRAINT proposal_answer_is_whole CHECK (
    (state = 'OPEN') = (answered_at IS NULL) AND (answered_at IS NULL) = (answered_by_id IS NULL)),
  ADD CONSTRAINT proposal_rejected_with_a_word CHECK (state <> 'REJECTED' OR answer <> ''),
  ADD CONSTRAINT proposal_answered_by_another CHECK (
    state NOT IN ('ACCEPTED', 'REJECTED') OR answered_by_id <> author_id);

CREATE FUNCTION proposal_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'OPEN' OR (NEW.section_id, NEW.side, NEW.author_id, NEW.basis, NEW.body, NEW.reason)
     IS DISTINCT FROM (OLD.section_id, OLD.side, OLD.author_id, OLD.basis, OLD.body, OLD.reason) THEN
    RAISE EXCEPTION 'A proposal can be answered once, and never changed.';
  END IF;
  RETURN NEW;
END; $$;

CREATE TRIGGER proposal_is_fixed BEFORE UPDATE OR DELETE ON section_proposals
  FOR EACH ROW EXECUTE FUNCTION proposal_is_fixed();
