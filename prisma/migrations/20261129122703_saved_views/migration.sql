-- CreateEnum
CREATE TYPE "saved_list" AS ENUM ('AGREEMENTS', 'REQUESTS');

-- CreateEnum
CREATE TYPE "view_sharing" AS ENUM ('OWN', 'OFFICE', 'ICE', 'AGENCY');

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "list" "saved_list" NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "sharing" "view_sharing" NOT NULL DEFAULT 'OWN',
    "office_id" UUID,
    "agency_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view_defaults" (
    "user_id" UUID NOT NULL,
    "list" "saved_list" NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "saved_view_defaults_pkey" PRIMARY KEY ("user_id","list")
);

-- CreateIndex
CREATE INDEX "saved_views_list_sharing_idx" ON "saved_views"("list", "sharing");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_owner_id_list_name_key" ON "saved_views"("owner_id", "list", "name");

-- CreateIndex
CREATE INDEX "saved_view_defaults_view_id_idx" ON "saved_view_defaults"("view_id");

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view_defaults" ADD CONSTRAINT "saved_view_defaults_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view_defaults" ADD CONSTRAINT "saved_view_defaults_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "saved_views"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE saved_views
  ADD CONSTRAINT view_has_its_name CHECK (length(name) BETWEEN 1 AND 60),
  ADD CONSTRAINT view_narrows CHECK (length(query) BETWEEN 2 AND 1000 AND query LIKE '?%'),
  -- Shared with the office or the agency of the one who shares it, and with nobody by mistake.
  ADD CONSTRAINT view_is_shared_with_one CHECK (
    (sharing = 'OFFICE') = (office_id IS NOT NULL) AND (sharing = 'AGENCY') = (agency_id IS NOT NULL));
