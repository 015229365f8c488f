import Link from 'next/link';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { type ButtonTone, buttonClass } from '@/components/ui/button/button-class';
import { Icon, type IconName } from '@/components/ui/icon/icon';
import { isFileAddress } from '@/components/ui/link/file-address';

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
