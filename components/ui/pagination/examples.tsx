import { Pagination } from './pagination';

export const examples = {
  'in the middle': (
    <Pagination label="Pages of requests" newerHref="/requests?before=a" olderHref="/requests?after=b" />
  ),
  'first page': <Pagination label="Pages of agreements" olderHref="/register?after=b" />,
};
