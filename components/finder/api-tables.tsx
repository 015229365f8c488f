import { agencyTypeLabels, agencyTypes } from '@/lib/domain/agencies/agency-type';
import { bandLabels, bands, flagCodes, flagTexts } from '@/lib/domain/assessments/evaluation';
import {
  bases,
  basisLabels,
  concernLabels,
  concerns,
  nexuses,
  nexusLabels,
  trendLabels,
  trends,
} from '@/lib/domain/concerns';
import { apiQuestions, takesText } from '@/lib/domain/finder/api-document';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';

type Entry = { code: string; words: string; takes?: string };

const listed = <T extends string>(codes: readonly T[], labels: Readonly<Record<T, string>>): Entry[] =>
  codes.map((code) => ({ code, words: labels[code] }));

const tables: readonly { id: string; heading: string; entries: readonly Entry[] }[] = [
  { id: 'agency-types', heading: 'agencyType', entries: listed(agencyTypes, agencyTypeLabels) },
  {
    id: 'answers',
    heading: 'answers',
    entries: apiQuestions.map((question) => ({
      code: question.code,
      words: question.text,
      takes: takesText(question),
    })),
  },
  { id: 'concerns', heading: 'concerns', entries: listed(concerns, concernLabels) },
  { id: 'trend', heading: 'trend of a concern (severity: 0 to 4)', entries: listed(trends, trendLabels) },
  { id: 'nexus', heading: 'nexus of a concern', entries: listed(nexuses, nexusLabels) },
  { id: 'basis', heading: 'basis of a figure', entries: listed(bases, basisLabels) },
  {
    id: 'programs',
    heading: 'programs: code',
    entries: programCodes.map((code) => ({ code, words: programOf(code).name })),
  },
  { id: 'bands', heading: 'programs: band', entries: listed(bands, bandLabels) },
  { id: 'flags', heading: 'programs: flags', entries: listed(flagCodes, flagTexts) },
];

/** Every code of the API with its meaning, from the lists that the schema is made of. */
export function ApiTables() {
  return (
    <>
      {tables.map(({ id, heading, entries }) => (
        <section key={id} aria-labelledby={id} className="space-y-3">
          <h2 id={id}>{heading}</h2>
          <dl className="border-line border-t">
            {entries.map(({ code, words, takes }) => (
              <div
                key={code}
                className="grid gap-x-6 gap-y-1 border-line border-b py-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]"
              >
                <dt className="min-w-0 break-words font-bold">
                  <code>{code}</code>
                </dt>
                <dd className="min-w-0 max-w-reading">
                  {words}
                  {takes && <span className="block break-words text-muted text-sm">{takes}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
