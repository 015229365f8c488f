// @vitest-environment jsdom
import { act } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { AutosaveAnswer } from '@/components/requests/draft-autosave';
import { DraftForm } from '@/components/requests/draft-form';
import { DraftSectionFields } from '@/components/requests/draft-section';
import { type RequestDraft, type SectionKey, sectionKeys } from '@/lib/domain/requests/draft';
import type { DraftView } from '@/lib/domain/requests/draft-view';
import { done, type Outcome } from '@/lib/domain/result';

// The line is cut while one writes, in every section there is: nothing of it is lost, and it is saved once the line is
// back.

const draft: RequestDraft = {
  ...{ requestType: 'TERMINATE_OR_SUSPEND', title: '', factsConfirmed: false, swornCount: null, civilianCount: null },
  ...{ populationServed: null, operatesJail: null, borderFeatures: [], concerns: [], helpDecide: null },
  ...{ programsAsked: [], desiredStartOn: null, urgency: null, fieldContactMade: null, governingBodyAware: null },
  ...{ headcounts: [], headcountsNone: false, narrative: '', contacts: [], attachmentCount: 0, attachmentsNone: false },
  ...{ aboutAgreementId: null, changeWanted: '', endWanted: null, wantedOn: null, serviceWanted: '' },
  ...{ traineeCount: null, toConfirm: [] },
};

const view: DraftView = {
  ...{ status: 'DRAFT', draft, timeZone: 'America/New_York', editing: { state: 'OPEN', reasons: [] } },
  ...{
    readyForApproval: false,
    items: [],
    returned: null,
    sendAgain: null,
    returnedSections: [],
    attachments: [],
    fileMegabytesMax: 20,
    priorRequest: null,
  },
  ...{ saves: {}, sentBack: null, due: null, notice: { ombNumber: null, expires: null, burdenMinutes: null } },
  head: {
    ...{
      id: 'case',
      number: 'ACC-2026-000001',
      title: '',
      agencyName: 'Calder',
      version: 1,
      side: 'AGENCY',
      offers: [],
      tabs: [],
    },
    ...{ status: { label: 'Draft', tone: 'grey' }, next: '' },
  },
  agency: {
    ...{
      legalName: 'Calder',
      type: 'Sheriff',
      place: 'ZZ',
      ori: null,
      source: '',
      head: 'T. Brandt, Sheriff',
      swornCount: 142,
    },
    ...{ civilianCount: 58, population: 96_000, operatesJail: true, borderFeatures: [] },
  },
  programs: [{ code: 'CAP', name: 'Criminal Alien Program', summary: 'A desk.', needsAgreement: false }],
  agreements: [{ id: 'agr', number: 'AGR-2026-000045', program: 'OCS', status: 'Active', ends: null }],
};

let root: Root | undefined;
let sent: FormData[];
let save: () => Promise<AutosaveAnswer>;

const show = async (section: SectionKey) => {
  const element = (
    <DraftForm
      caseId="case"
      section={section}
      place={`me:case:${section}`}
      timeZone="America/New_York"
      drawn={{ version: 2, page: 'one-page' }}
      save={async (previous: Outcome) => previous}
      autosave={(form) => {
        sent.push(form);
        return save();
      }}
      goesTo="list"
      submit="Save and continue"
    >
      <DraftSectionFields section={section} view={view} />
    </DraftForm>
  );
  document.body.innerHTML = `<div id="page">${renderToString(element)}</div>`;
  const place = document.getElementById('page');
  if (!place) throw new Error('There is no place for the page.');
  await act(async () => {
    root = hydrateRoot(place, element);
  });
};

const leavePage = async () => {
  await act(async () => root?.unmount());
  root = undefined;
};

/** Fills every box and chooses one of every list of the section. */
const fillAll = () =>
  act(async () => {
    const boxes = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input[type=text]:not([readonly]), input:not([type]), input[type=email], input[type=tel], textarea',
    );
    for (const [position, box] of boxes.entries()) box.value = `${position + 1}`;
    const chosen = new Set<string>();
    for (const box of document.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')) {
      if (!chosen.has(box.name)) box.checked = true;
      chosen.add(box.name);
    }
    document.querySelector('form')?.dispatchEvent(new Event('input', { bubbles: true }));
  });

const written = () => {
  const form = document.querySelector('form');
  if (!form) throw new Error('There is no form.');
  return [...new FormData(form)].filter(([name]) => name !== 'then');
};

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  sent = [];
  save = async () => Promise.reject(new TypeError('Failed to fetch'));
});
afterEach(async () => {
  await leavePage();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each(sectionKeys)('%s', async (section) => {
  const line = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  await show(section);
  const before = written();
  await fillAll();
  await act(async () => vi.advanceTimersByTimeAsync(3100));
  const typed = written();
  expect(typed).not.toEqual(before);
  expect(document.querySelector('[role="status"]')?.textContent).toContain('you are offline');
  await leavePage();
  line.mockReturnValue(true);
  sent = [];
  save = async () => done({ savedAt: '2026-11-24T15:42:00.000Z', sectionVersion: 3 });
  await show(section);
  expect(written()).toEqual(typed);
  await act(async () => vi.advanceTimersByTimeAsync(3100));
  expect([...(sent.at(-1) ?? [])]).toEqual(typed);
  expect([...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent)).toContain(
    'Saved 10:42 AM',
  );
});
