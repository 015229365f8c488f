import { now } from '@/lib/server/clock';
import { portalFiles } from '@/lib/server/files/portal-files';
import { idOf } from '@/prisma/seed/ids';
import type { AgreementTelling } from '@/prisma/seed/story/agreement-scenes';

/** Stores the resolution of a governing body as a text file of the agreement. Returns the document's id. */
export const storeUpload = async ({ stage, agency, id }: AgreementTelling): Promise<string> => {
  const text = `Resolution 26-014 of ${agency.scenario.agency.governingBodyName}: the agreement is approved.\n(Demonstration document.)\n`;
  const file = await portalFiles().putFile(new TextEncoder().encode(text));
  const { id: documentId } = await stage.db.document.create({
    data: {
      agreementId: id,
      kind: 'RESOLUTION',
      filename: 'resolution-26-014.txt',
      contentType: 'text/plain',
      ...file,
      uploadedById: idOf(stage.people, agency.approver),
      createdAt: now(),
    },
    select: { id: true },
  });
  return documentId;
};
