/** The widest a page gets, with the same edges everywhere. */
export const pageWidth = 'mx-auto w-full max-w-page px-4 sm:px-6 lg:px-8';
