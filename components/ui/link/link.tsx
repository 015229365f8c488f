import NextLink from 'next/link';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { isFileAddress } from '@/components/ui/link/file-address';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'download'> & {
  href: string;
  children: ReactNode;
  /**
   * `strong` is the first cell of a table and the title of a card; `plain` shows its line only under
   * the pointer; `bare` leaves all to `className` (a navigation). */
  look?: 'text' | 'strong' | 'plain' | 'bare';
};

const looks = {
  text: 'link-text',
  strong: 'link-text font-bold',
  plain: 'text-primary no-underline hover:text-primary-dark hover:underline',
  bare: 'no-underline',
} as const;

/**
 * A text link. Pages of the portal go through the client router without prefetching, because a table of fifty links
 * must not ask the server for fifty pages; files and addresses elsewhere are plain anchors.
 */
export function Link({ href, look = 'text', className = '', children, ...rest }: LinkProps) {
  const face = `${looks[look]} ${className}`.trimEnd();
  if (href.startsWith('/') && !isFileAddress(href)) {
    return (
      <NextLink href={href} prefetch={false} className={face} {...rest}>
        {children}
      </NextLink>
    );
  }
  return (
    <a href={href} className={face} {...rest}>
      {children}
    </a>
  );
}
