import { buttonClass } from '@/components/ui/button/button-class';
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
      <div className="mt-8 flex flex-wrap items-center gap-3 max-sm:flex-col max-sm:items-stretch">
        <a href="/dashboard" className={buttonClass('primary')}>
          Go to your dashboard
        </a>
        <a href="/" className={buttonClass('secondary')}>
          Go to the front page
        </a>
      </div>
    </>
  );
}
