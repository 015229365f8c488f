import { Breadcrumb } from './breadcrumb';

export const examples = {
  'three deep': (
    <Breadcrumb
      crumbs={[
        { label: 'Home', href: '/' },
        { label: 'Register', href: '/register' },
        { label: "Calder County Sheriff's Office" },
      ]}
    />
  ),
};
