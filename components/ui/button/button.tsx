import Link from 'next/link';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon/icon';
import { isFileAddress } from '@/components/ui/link/file-address';

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'quiet';

const base =
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded py-2 text-center font-bold leading-5 no-underline transition-colors print:hidden aria-disabled:cursor-not-allowed disabled:cursor-not-allowed';

const faces: Record<ButtonTone, string> = {
  primary:
    'max-w-full bg-primary px-5 text-white hover:bg-primary-dark active:bg-primary-darker disabled:bg-line disabled:text-muted aria-disabled:bg-line aria-disabled:text-muted',
  secondary:
    'max-w-full border-2 border-primary bg-surface px-5 text-primary hover:border-primary-dark hover:text-primary-dark active:border-primary-darker active:text-primary-darker disabled:border-line disabled:text-muted aria-disabled:border-line aria-disabled:text-muted',
  danger:
    'max-w-full bg-danger px-5 text-white hover:bg-danger-dark active:bg-danger-darker disabled:bg-line disabled:text-muted aria-disabled:bg-line aria-disabled:text-muted',
  quiet:
    // Its ground reaches past its words on both sides, so that the words stand on the edge of the text around it.
    '-mx-2 max-w-[calc(100%+1rem)] px-2 font-normal text-primary underline underline-offset-2 hover:text-primary-dark hover:decoration-2 active:text-primary-darker disabled:text-muted disabled:no-underline',
};

/** The classes of a button, for the rare element that must look like one and is not (a `<summary>`). */
export const buttonClass = (tone: ButtonTone = 'primary', more = '') => `${base} ${faces[tone]} ${more}`;

type Face = { tone?: ButtonTone; icon?: IconName; children: ReactNode };

/** A native button. `type` is "button" unless said otherwise; forms use `Submit` from components/form. */
export function Button({
  tone = 'primary',
  icon,
  children,
  className = '',
  type = 'button',
  ...rest
}: Face & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type={type} className={buttonClass(tone, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type LinkButtonProps = Face & { href: string; className?: string };

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ tone = 'primary', icon, children, href, className = '' }: LinkButtonProps) {
  const face = buttonClass(tone, className);
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  );
  if (isFileAddress(href)) {
    return (
      <a href={href} className={face}>
        {content}
      </a>
    );
  }
  return (
    <Link href={href} prefetch={false} className={face}>
      {content}
    </Link>
  );
}

const places = {
  flow: '',
  foot: 'max-sm:sticky max-sm:bottom-0 max-sm:z-20 max-sm:-mx-4 max-sm:border-line max-sm:border-t max-sm:bg-surface max-sm:p-4',
} as const;

/** Buttons in a row, the primary one first; on phones they stack at full width, at the `foot` of the screen if asked. */
export function ButtonRow({ place = 'flow', children }: { place?: keyof typeof places; children: ReactNode }) {
  return (
    <div
      className={`flex flex-wrap items-center gap-3 max-sm:flex-col max-sm:items-stretch print:hidden ${places[place]}`}
    >
      {children}
    </div>
  );
}
