// @vitest-environment jsdom
import { act, type ReactElement, useActionState } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Combobox } from '@/components/form/combobox';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import { done, idle, type Outcome, refuse } from '@/lib/domain/result';

const refusal = refuse('invalid', 'Mend 2 answers to go on', {
  fields: { title: ['Enter a title', 'Enter a longer title'], help: ['Choose what help you want'] },
});
const kinds = [
  { value: 'SHERIFF', label: 'Sheriff' },
  { value: 'POLICE', label: 'Police' },
];
const help = [
  { value: 'DECIDE', label: 'Help us decide' },
  { value: 'NAMED', label: 'We know the program' },
];

function Fields() {
  return (
    <>
      <input type="hidden" name="version" value="7" />
      <TextField name="title" label="Title" hint="A few words" defaultValue="Old title" />
      <TextArea name="story" label="Story" max={500} />
      <RadioGroup name="help" label="Help" choices={help} />
      <CheckboxGroup name="concern" label="Concerns" choices={kinds} defaultValue={['POLICE']} />
      <Checkbox name="attest" label="I may send this" />
      <Select name="kind" label="Kind" options={kinds} />
      <DateField name="start" label="Start" />
      <Combobox name="county" label="County" options={kinds} defaultValue="SHERIFF" />
      <Submit>Submit request</Submit>
      <Submit name="then" value="exit" tone="secondary">
        Save and exit
      </Submit>
    </>
  );
}

type Act = (form: FormData) => Promise<Outcome>;
function Page({ act: run, after }: { act: Act; after?: 'clear' }) {
  const [answer, submit] = useActionState<Outcome, FormData>((_before, form) => run(form), idle);
  return (
    <Form action={submit} answer={answer} name="request" after={after}>
      <Fields />
    </Form>
  );
}

const show = (element: ReactElement) => {
  document.body.innerHTML = renderToString(element);
};
function one<E extends Element = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
}

describe('as the server sends it, before or without JavaScript', () => {
  const values = {
    title: 'Forged deeds',
    story: 'Line one\r\nLine two',
    help: 'NAMED',
    concern: ['SHERIFF'],
    attest: 'yes',
    kind: 'POLICE',
    start: '2026-11-24',
    county: 'POLICE',
  };
  beforeEach(() => {
    show(
      <Form action={() => {}} answer={{ ...refusal, values }} name="request">
        <Fields />
      </Form>,
    );
  });

  test('the refusal is at the top, with a link to each field and the error beside it', () => {
    expect(one('form').firstElementChild).toBe(one('[role=alert]'));
    expect(one('[role=alert] h2').textContent).toBe('Mend 2 answers to go on');
    const links = [...document.querySelectorAll<HTMLAnchorElement>('[role=alert] a')];
    expect(links.map((link) => link.textContent)).toEqual(['Enter a title', 'Choose what help you want']);
    expect(links.map((link) => document.getElementById(link.hash.slice(1))?.getAttribute('name'))).toEqual([
      'title',
      'help',
    ]);
    const title = one('[name=title]');
    expect(title.getAttribute('aria-invalid')).toBe('true');
    const described = title.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'A few words',
      'To mend: Enter a title',
    ]);
  });

  test('everything typed, chosen and ticked is still there', () => {
    const form = new FormData(one<HTMLFormElement>('form'));
    expect(Object.fromEntries([...form].filter(([name]) => name !== 'version'))).toEqual({
      ...values,
      // A form in the page holds single line breaks; the browser doubles them again when it sends.
      story: 'Line one\nLine two',
      concern: 'SHERIFF',
    });
    expect(form.getAll('concern')).toEqual(['SHERIFF']);
    expect(form.get('version')).toBe('7');
  });

  test('two forms on one page never share an id', () => {
    show(
      <>
        <Form action={() => {}} answer={idle}>
          <TextField name="note" label="Note" />
        </Form>
        <Form action={() => {}} answer={idle}>
          <TextField name="note" label="Note" />
        </Form>
      </>,
    );
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1);
  });

  test('a password never comes back', () => {
    show(
      <Form action={() => {}} answer={{ ...refusal, values: { secret: 'hunter2' } }}>
        <TextField name="secret" label="Password" type="password" />
      </Form>,
    );
    expect(document.body.innerHTML).not.toContain('hunter2');
  });

  test('reasons of a blocked step are listed, and a stale one offers the newest version', () => {
    show(
      <Form action={() => {}} answer={refuse('blocked', 'This step has to wait', { reasons: ['The note is open.'] })}>
        <Submit>Approve</Submit>
      </Form>,
    );
    expect(one('[role=alert] li').textContent).toBe('The note is open.');
    show(
      <Form action={() => {}} answer={refuse('stale', 'Someone changed this')}>
        <Submit>Approve</Submit>
      </Form>,
    );
    expect(one('[role=alert] a').textContent).toBe('Show the newest version');
  });
});

describe('in the browser', () => {
  let root: Root | undefined;
  beforeAll(() => {
    // What React asks for where `act` is used outside of its own test tools.
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    Element.prototype.scrollIntoView = () => {};
  });
  afterEach(async () => {
    await act(async () => root?.unmount());
    root = undefined;
  });

  async function open(run: Act, after?: 'clear') {
    document.body.innerHTML = '<div id="page"></div>';
    root = createRoot(one('#page'));
    await act(async () => root?.render(<Page act={run} after={after} />));
  }
  const press = (text: string) =>
    act(async () => {
      const button = [...document.querySelectorAll('button')].find((found) => found.textContent.includes(text));
      button?.click();
    });
  const fill = () => {
    one<HTMLInputElement>('[name=title]').value = 'Typed title';
    one<HTMLTextAreaElement>('[name=story]').value = 'Typed story';
    one<HTMLInputElement>('[name=help][value=NAMED]').checked = true;
    one<HTMLInputElement>('[name=attest]').checked = true;
    one<HTMLSelectElement>('[name=kind]').value = 'POLICE';
  };

  test('a refused form takes the focus to its summary and loses nothing, even when the answer carries no values', async () => {
    const sent: FormData[] = [];
    await open(async (form) => {
      sent.push(form);
      return refusal;
    });
    fill();
    await press('Save and exit');
    expect(sent.map((form) => [form.get('title'), form.get('then'), form.get('county')])).toEqual([
      ['Typed title', 'exit', 'SHERIFF'],
    ]);
    expect(document.activeElement).toBe(one('[role=alert]'));
    const now = new FormData(one<HTMLFormElement>('form'));
    expect(['title', 'story', 'help', 'attest', 'kind'].map((name) => now.get(name))).toEqual([
      'Typed title',
      'Typed story',
      'NAMED',
      'yes',
      'POLICE',
    ]);
    await act(async () => one<HTMLAnchorElement>('[role=alert] a').click());
    expect(document.activeElement).toBe(one('[name=title]'));
  });

  test('while it waits a second press does nothing and the button says so', async () => {
    let finish: (answer: Outcome) => void = () => {};
    let calls = 0;
    await open(() => {
      calls += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await press('Submit request');
    const button = one('button[type=submit]');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.textContent).toContain('Working…');
    await press('Submit request');
    await act(async () => one<HTMLFormElement>('form').requestSubmit());
    expect(calls).toBe(1);
    await act(async () => finish(done(null, 'Saved')));
    expect(button.getAttribute('aria-disabled')).toBeNull();
    expect(one('form > [role=status]').textContent).toContain('Saved');
  });

  test('a refusal with values and then a success leave every choice as the person made it', async () => {
    let answers = 0;
    await open(async (form) => {
      answers += 1;
      const values = { title: 'Typed title', kind: 'POLICE', county: String(form.get('county')) };
      return answers === 1 ? { ...refusal, values } : done(null, 'Saved');
    });
    fill();
    await press('Submit request');
    await press('Submit request');
    expect(answers).toBe(2);
    const now = new FormData(one<HTMLFormElement>('form'));
    expect(['title', 'help', 'kind', 'county'].map((name) => now.get(name))).toEqual([
      'Typed title',
      'NAMED',
      'POLICE',
      'SHERIFF',
    ]);
  });

  test('after success the fields stay, or are cleared where that was asked for', async () => {
    await open(async () => done(null));
    fill();
    await press('Submit request');
    expect(one<HTMLInputElement>('[name=title]').value).toBe('Typed title');
    await act(async () => root?.unmount());
    await open(async () => done(null), 'clear');
    fill();
    const story = one<HTMLTextAreaElement>('[name=story]');
    await act(async () => {
      // React looks for changes by the setter that it knows.
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(story, 'A story');
      story.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(document.body.textContent).toContain('493 characters left');
    await press('Submit request');
    expect(one<HTMLInputElement>('[name=title]').value).toBe('Old title');
    expect(document.body.textContent).toContain('500 characters left');
  });

  test('the page of the server and the page of the browser are the same, so nothing is drawn twice', async () => {
    const complaints: unknown[] = [];
    const page = <Page act={async () => done(null)} />;
    document.body.innerHTML = `<div id="page">${renderToString(page)}</div>`;
    expect(one('[name=county]').tagName).toBe('SELECT');
    await act(async () => {
      root = hydrateRoot(one('#page'), page, { onRecoverableError: (error) => complaints.push(error) });
    });
    expect(complaints).toEqual([]);
    // The list to type in comes after the page.
    await act(() => vi.waitFor(() => one('input[role=combobox]')));
    expect(one('[role=combobox]').getAttribute('aria-labelledby')).toContain('request-county-label');
    expect(one<HTMLInputElement>('[role=combobox]').value).toBe('Sheriff');
    expect(one<HTMLInputElement>('[name=county]').value).toBe('SHERIFF');
  });
});
