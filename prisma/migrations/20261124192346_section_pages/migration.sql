-- AlterTable
ALTER TABLE "section_saves" ADD COLUMN     "saved_from_page" UUID;
