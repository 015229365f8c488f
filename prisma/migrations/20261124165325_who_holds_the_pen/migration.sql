-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "pen_due_on" DATE,
ADD COLUMN     "pen_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "pen_side" "side",
ADD COLUMN     "pen_since" TIMESTAMPTZ(3);
