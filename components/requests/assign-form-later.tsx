'use client';
import { type ComponentProps, lazy } from 'react';

// Most readers of the list give no requests to liaisons, and load no form for it.
const Form = lazy(() => import('./assign-form'));

/** The form of the list: drawn with the page, and at work once its script has come. */
export function AssignForm(props: ComponentProps<typeof Form>) {
  return <Form {...props} />;
}
