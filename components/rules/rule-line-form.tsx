'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { useHydrated } from '@/components/form/hydrated';
import { Submit } from '@/components/form/submit';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import type { LineSetup } from '@/lib/domain/assessments/rule-line-kinds';
import { isLinePreview, type RuleLinePage } from '@/lib/domain/assessments/rule-table-view';
import { paths } from '@/lib/domain/paths';
import { idle, type Outcome } from '@/lib/domain/result';
import { RuleLineFields } from './rule-line-fields';
import { RuleLinePreview } from './rule-line-preview';

type RuleLineFormProps = {
  view: RuleLinePage;
  setup: LineSetup;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
};

/** The fields of one new line. It can be looked at in plain words, on the test cases, before it is kept. */
export function RuleLineForm({ view, setup, action }: RuleLineFormProps) {
  const { version, code, seen, left } = view;
  const [answer, act] = useActionState(action, idle);
  const hydrated = useHydrated();
  const preview = answer.ok && isLinePreview(answer.value) ? answer.value : null;
  return (
    <Form action={act} answer={answer} name="line">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="program" value={code} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="kind" value={setup.kind} />
      <input type="hidden" name="join" value={setup.join} />
      {setup.reads.map((source) => (
        <input key={source.code} type="hidden" name="reads" value={source.code} />
      ))}
      <RuleLineFields setup={setup} left={left} />
      <div aria-live="polite">{preview && <RuleLinePreview preview={preview} />}</div>
      <ButtonRow place="foot">
        <Submit name="press" value="add">
          Add to the draft
        </Submit>
        {/* Without JavaScript the page would come back without what was typed. */}
        {hydrated && (
          <Submit tone="secondary" name="press" value="look">
            Show what it does
          </Submit>
        )}
        <LinkButton tone="quiet" href={paths.adminRulesProgram(version, code)}>
          Leave without adding
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
