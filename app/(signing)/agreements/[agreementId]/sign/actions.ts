'use server';
import { paths } from '@/lib/domain/paths';
import { agreementStepAction } from '@/lib/server/actions/step-action';

export const signAgreement = agreementStepAction('sign', ({ id }) => paths.agreementSigned(id));
