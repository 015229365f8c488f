import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { Prose } from './prose';

/** The same words whether a thing does not exist or may not be seen: they tell nobody which of the two it is. */
export function PageNotFound() {
  return (
    <>
      <h1 className="mb-4">We cannot find this page</h1>
      <Prose>
        <p>
          The address may be mistyped, or what it led to may have moved. If a colleague sent you the link, the page may
          belong to another agency or office than yours.
        </p>
      </Prose>
      <div className="mt-8">
        <ButtonRow>
          <LinkButton href="/dashboard">Go to your dashboard</LinkButton>
          <LinkButton href="/" tone="secondary">
            Go to the front page
          </LinkButton>
        </ButtonRow>
      </div>
    </>
  );
}
