import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { RequestType } from '@/lib/domain/requests/request-type';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { type AgencyKey, type AgencyPart, agencyParts, type OfficePart, officeParts } from '@/prisma/seed/story/cast';
import { daysAgo, onRequest, type Stage } from '@/prisma/seed/story/stage';

// One request as a story: where it begins, who plays, how far it goes, and how many days each part took.

export type RequestStory = {
  by: AgencyKey;
  office: keyof typeof officeParts;
  title: string;
  narrative?: string;
  requestType?: RequestType;
  programsAsked?: readonly ProgramCode[];
  /** The programs that are offered in the end; everything else is not, with a reason where one is needed. */
  offers?: readonly ProgramCode[];
  until: RequestStatus;
  /** Days since the last step of the story. */
  restedDays: number;
};

export type Telling = {
  stage: Stage;
  story: RequestStory;
  agency: AgencyPart;
  office: OfficePart;
  id: string;
  /** Days from the first draft to each part. */
  on: <T>(day: number, work: () => Promise<T>) => Promise<T>;
};

/** A part of the way, the day of the story on which it happens, and the status it leads to. */
export type Scene = { day: number; leadsTo: RequestStatus; play: (telling: Telling) => Promise<unknown> };

/** Tells a story scene by scene until its last status is reached. Returns the request's id. */
export const tell = async (stage: Stage, story: RequestStory, scenes: readonly Scene[]): Promise<string> => {
  const last = scenes.findIndex(({ leadsTo }) => leadsTo === story.until);
  const played = scenes.slice(0, last + 1);
  const end = played.at(-1);
  if (!end) throw new Error(`No scene leads to ${story.until}.`);
  const on = <T>(day: number, work: () => Promise<T>) => daysAgo(stage, story.restedDays + end.day - day, work);
  const agency: AgencyPart = agencyParts[story.by];
  const requestType = story.requestType ?? 'NEW_PARTNERSHIP';
  const id = await on(0, () => onRequest(stage, 'create', null, agency.officer, { requestType }));
  const telling: Telling = { stage, story, agency, office: officeParts[story.office], id, on };
  for (const scene of played) await on(scene.day, () => scene.play(telling));
  return id;
};
