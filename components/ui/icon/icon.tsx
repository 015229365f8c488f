import { type IconName, spriteAddress } from './sprite';

export type { IconName };

/**
 * A 20 px drawing beside text that says the same. Give `label` only where it stands alone. All drawings come in one file
 * that a browser keeps: a page that shows thirty of them names them, and no script carries them.
 */
export function Icon({ name, label, className = '' }: { name: IconName; label?: string; className?: string }) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is named, or hidden because the text beside it says the same
    <svg className={`size-5 shrink-0 ${className}`.trimEnd()} {...named}>
      <use href={`${spriteAddress}#${name}`} />
    </svg>
  );
}
