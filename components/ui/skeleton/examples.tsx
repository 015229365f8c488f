import { Skeleton } from './skeleton';

export const examples = { 'four lines': <Skeleton lines={4} said="Loading requests" /> };
