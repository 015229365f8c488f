import type { Page } from '@playwright/test';

/** What goes into a field; `labelled` chooses the radio button or option whose label has these words. */
export type FormValue = string | readonly string[] | { readonly labelled: string };

type Values = Readonly<Record<string, FormValue>>;

type Asked = { href: string; button: string; values: Values; within: string };

// Runs in the window of the person: reads the page and sends its form, as a browser without JavaScript does.
const send = async ({ href, button, values, within }: Asked): Promise<string | null> => {
  const read = async (answer: Response) => new DOMParser().parseFromString(await answer.text(), 'text/html');
  const words = (element: Element) => element.textContent.replace(/\s+/gu, ' ').trim();
  const page = await read(await fetch(href));
  const pressed = [...page.querySelectorAll(`${within} button`)].find((one) => words(one).startsWith(button));
  const form = pressed?.closest('form');
  if (!form || !(pressed instanceof HTMLButtonElement)) {
    return `There is no such button. The page: ${words(page.querySelector('main') ?? page.body).slice(0, 600)}`;
  }
  const data = new FormData(form);
  if (pressed.name) data.append(pressed.name, pressed.value);
  for (const [name, value] of Object.entries(values)) {
    data.delete(name);
    if (typeof value === 'string') data.append(name, value);
    else if ('labelled' in value) {
      const option = [...form.querySelectorAll('option')].find((one) => words(one).includes(value.labelled));
      const label = [...form.querySelectorAll('label')].find((one) => words(one).includes(value.labelled));
      const field = option ?? page.getElementById(label?.htmlFor ?? '');
      data.append(name, field && 'value' in field ? String(field.value) : '');
    } else for (const one of value) data.append(name, one);
  }
  const answer = await fetch(href, { method: 'POST', body: data, redirect: 'manual' });
  if (answer.type === 'opaqueredirect') return null;
  const refused = (await read(answer)).querySelector('main [role="alert"]');
  return answer.ok && !refused ? null : `${answer.status} ${refused ? words(refused) : ''}`;
};

/**
 * Sends the form of a page without drawing the page, for the parts of a story that another journey clicks through:
 * what stands in the form goes along, and a refusal fails the test.
 * @param within the part of the page that has the button, where several have one of that name
 */
export const sendForm = async (
  page: Page,
  href: string,
  button: string,
  values: Values = {},
  within = 'main',
): Promise<void> => {
  const refused = await page.evaluate(send, { href, button, values, within });
  if (refused !== null) throw new Error(`“${button}” on ${href}: ${refused}`);
};
