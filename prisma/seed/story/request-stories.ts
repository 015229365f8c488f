import {
  throughHeadquarters,
  toApprovedWithConditions,
  toDeclined,
  toDeferred,
  toPlanAgreed,
} from '@/prisma/seed/story/decision-scenes';
import { toAssigned, toClosed, toReturned, toWithdrawn } from '@/prisma/seed/story/intake-scenes';
import type { RequestStory, Scene } from '@/prisma/seed/story/request-story';
import { toAssignedAgain } from '@/prisma/seed/story/resent-scenes';

// At least one request in every status that agreements do not bring about (those come with the agreements' stories).

export const requestStories: readonly { story: RequestStory; scenes: readonly Scene[] }[] = [
  {
    scenes: toAssigned,
    story: {
      by: 'calder',
      office: 'investigations',
      title: 'Gun traffic on the interstate',
      until: 'DRAFT',
      restedDays: 1,
    },
  },
  {
    scenes: toAssigned,
    story: {
      by: 'campus',
      office: 'investigations',
      requestType: 'ENQUIRY',
      title: 'Counterfeit tickets and sports goods on campus',
      narrative: 'Counterfeit tickets and clothing are sold around our stadium on match days. Who can we talk to?',
      until: 'DRAFT',
      restedDays: 2,
    },
  },
  {
    scenes: toAssigned,
    story: {
      by: 'tribal',
      office: 'investigations',
      title: 'Access to the support center for our dispatchers',
      programsAsked: ['LESC'],
      narrative: 'Our dispatchers need status and identity answers at night, and training to ask for them correctly.',
      until: 'SUBMITTED',
      restedDays: 1,
    },
  },
  {
    scenes: toAssigned,
    story: {
      by: 'taskForce',
      office: 'investigations',
      title: 'Share of forfeiture proceeds for the task force',
      programsAsked: ['AFES'],
      narrative: 'We seize cash with federal partners and would like to take part in equitable sharing.',
      until: 'INTAKE_REVIEW',
      restedDays: 2,
    },
  },
  {
    scenes: toReturned,
    story: {
      by: 'calder',
      office: 'investigations',
      title: 'Cash couriers on the corridor',
      until: 'RETURNED',
      restedDays: 4,
    },
  },
  {
    scenes: toAssignedAgain,
    story: {
      by: 'portAmity',
      office: 'investigations',
      title: 'Counterfeit medicines in the container terminal',
      programsAsked: ['IPR'],
      until: 'ASSIGNED',
      restedDays: 6,
    },
  },
  {
    scenes: toPlanAgreed,
    story: {
      by: 'calder',
      office: 'investigations',
      title: 'Shootings between rival groups',
      until: 'ASSESSING',
      restedDays: 5,
    },
  },
  {
    scenes: toPlanAgreed,
    story: {
      by: 'motorVehicles',
      office: 'investigations',
      title: 'Forged licenses from inside help',
      programsAsked: ['DBFTF'],
      until: 'ASSESSMENT_REVIEW',
      restedDays: 3,
    },
  },
  {
    scenes: toPlanAgreed,
    story: {
      by: 'portAmity',
      office: 'investigations',
      title: 'Drugs and cash through the port',
      programsAsked: ['BEST', 'T19'],
      offers: ['BEST', 'T19'],
      until: 'RECOMMENDED',
      restedDays: 2,
    },
  },
  {
    scenes: toPlanAgreed,
    story: {
      by: 'ellsmere',
      office: 'removal',
      title: 'Identification at booking',
      programsAsked: ['287G_JEM'],
      offers: ['CAP'],
      until: 'PLAN_AGREED',
      restedDays: 3,
    },
  },
  {
    scenes: throughHeadquarters,
    story: {
      by: 'harrow',
      office: 'removal',
      title: 'Delegated authority at the county jail',
      programsAsked: ['287G_JEM'],
      offers: ['287G_JEM', 'CAP'],
      until: 'HQ_REVIEW',
      restedDays: 9,
    },
  },
  {
    scenes: toDeferred,
    story: {
      by: 'harrow',
      office: 'removal',
      title: 'Delegated authority at the annex',
      programsAsked: ['287G_JEM'],
      offers: ['287G_JEM'],
      until: 'DEFERRED',
      restedDays: 20,
    },
  },
  {
    scenes: toDeclined,
    story: {
      by: 'harrow',
      office: 'removal',
      title: 'Delegated authority at the courthouse holding cells',
      programsAsked: ['287G_JEM'],
      offers: ['287G_JEM'],
      until: 'DECLINED',
      restedDays: 12,
    },
  },
  {
    scenes: toApprovedWithConditions,
    story: {
      by: 'motorVehicles',
      office: 'investigations',
      title: 'Document fraud across counties',
      programsAsked: ['DBFTF'],
      offers: ['DBFTF'],
      until: 'APPROVED',
      restedDays: 3,
    },
  },
  {
    scenes: toWithdrawn,
    story: {
      by: 'ellsmere',
      office: 'removal',
      title: 'Delegated authority for booking officers',
      programsAsked: ['287G_JEM'],
      until: 'WITHDRAWN',
      restedDays: 80,
    },
  },
  {
    scenes: toClosed,
    story: {
      by: 'portAmity',
      office: 'investigations',
      title: 'Counterfeit medicines (filed twice)',
      programsAsked: ['IPR'],
      until: 'CLOSED_NO_ACTION',
      restedDays: 8,
    },
  },
];
