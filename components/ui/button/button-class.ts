// Apart from the buttons, for pages that must not carry their icons and links with them.

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
