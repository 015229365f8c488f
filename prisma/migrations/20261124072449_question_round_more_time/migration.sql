-- AlterTable
ALTER TABLE "question_rounds" ADD COLUMN     "more_time_on" DATE,
ADD COLUMN     "more_time_reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "round_questions" ADD COLUMN     "reopen_note" TEXT NOT NULL DEFAULT '';


ALTER TABLE question_rounds
  ADD CONSTRAINT more_time_has_reason CHECK ((more_time_on IS NULL) = (more_time_reason = ''));
