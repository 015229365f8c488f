'use server';
import { requestStepAction } from '@/lib/server/actions/step-action';

export const runEvaluation = requestStepAction('run_evaluation');
export const chooseProgram = requestStepAction('choose_program');
