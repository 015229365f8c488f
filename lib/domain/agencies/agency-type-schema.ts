// Apart from the words, which forms carry to the browser.
import { z } from 'zod';
import { agencyTypes } from './agency-type';

export const agencyTypeSchema = z.enum(agencyTypes);
