// Versions of the form. A new version goes to the end of the list. A question that changes its words gets the new
// version as `since`; its old wording moves here with the new version as `until`. Nothing is taken out of this file:
// assessments of earlier years are read with it.
import { formVersion, type Question } from './question';

/** Every version that an assessment may have been started with, the oldest first. */
export const formVersions: readonly string[] = [formVersion];

/** Questions as earlier versions asked them. Version 1.0 is the first, so none has been replaced yet. */
export const retiredQuestions: readonly Question[] = [];
