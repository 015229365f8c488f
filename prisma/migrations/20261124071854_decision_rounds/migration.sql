-- AlterTable
ALTER TABLE "requests" ADD COLUMN     "opinions_closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "opinions_from" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "decision_conditions" ADD COLUMN     "evidence_document_id" UUID;

-- CreateTable
CREATE TABLE "board_seats" (
    "request_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_seats_pkey" PRIMARY KEY ("request_id","user_id")
);

-- AddForeignKey
ALTER TABLE "board_seats" ADD CONSTRAINT "board_seats_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "board_seats" ADD CONSTRAINT "board_seats_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_conditions" ADD CONSTRAINT "decision_conditions_evidence_document_id_fkey" FOREIGN KEY ("evidence_document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Reviews that are under way when this arrives keep their opinions and get the board as it is.
UPDATE requests SET opinions_from = '2000-01-01' WHERE status IN ('HQ_REVIEW', 'DEFERRED');
INSERT INTO board_seats (request_id, user_id, seated_at)
  SELECT r.id, u.id, now() FROM requests r CROSS JOIN users u
  WHERE r.status IN ('HQ_REVIEW', 'DEFERRED') AND u.active AND 'REVIEW_BOARD' = ANY (u.roles);
