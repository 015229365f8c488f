import { expect, test } from 'vitest';
import { requestTitle } from '@/lib/domain/requests/request-type';

test('a request is called by its title, and by what it asks for where nothing asks for a title', () => {
  expect(requestTitle({ title: 'Guns on the road', requestType: 'NEW_PARTNERSHIP' })).toBe('Guns on the road');
  expect(requestTitle({ title: '', requestType: 'NEW_PARTNERSHIP' })).toBe('Request without a title yet');
  expect(requestTitle({ title: '', requestType: 'MODIFY' })).toBe('Change an agreement');
});
