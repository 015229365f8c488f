-- CreateTable
CREATE TABLE "need_answers" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "need_key" TEXT NOT NULL,
    "need_text" TEXT NOT NULL,
    "section_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "need_answers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "need_answers_agreement_id_need_key_section_id_key" ON "need_answers"("agreement_id", "need_key", "section_id");

-- A section answers needs of its own agreement only.
CREATE UNIQUE INDEX agreement_sections_of_one ON agreement_sections (agreement_id, id);
ALTER TABLE need_answers ADD CONSTRAINT need_answer_of_one_agreement
  FOREIGN KEY (agreement_id, section_id) REFERENCES agreement_sections (agreement_id, id);
ALTER TABLE need_answers ADD CONSTRAINT need_answer_by_a_person FOREIGN KEY (author_id) REFERENCES users (id);
