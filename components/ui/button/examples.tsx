import { Button, ButtonRow, LinkButton } from './button';

export const examples = {
  primary: <Button>Submit request</Button>,
  secondary: <Button tone="secondary">Save and exit</Button>,
  danger: <Button tone="danger">Withdraw request</Button>,
  quiet: <Button tone="quiet">Cancel</Button>,
  'with an icon': <Button icon="plus">Start a request</Button>,
  disabled: <Button disabled>Approve assessment</Button>,
  'at the foot of a phone': (
    <ButtonRow place="foot">
      <Button>Save and continue</Button>
      <Button tone="quiet">Save and exit</Button>
    </ButtonRow>
  ),
  'link and download in a row': (
    <ButtonRow>
      <LinkButton href="/requests/new">Start a request</LinkButton>
      <LinkButton href="/agreements/1/pack" tone="secondary" icon="download">
        Download the signed agreement
      </LinkButton>
    </ButtonRow>
  ),
};
