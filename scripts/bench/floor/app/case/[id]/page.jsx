import { connection } from 'next/server';
import { rowsOf } from '#queries';

const parts = ['caseEvents', 'caseComments', 'caseDocuments', 'caseContacts'];

export default async function Case({ params }) {
  await connection();
  const { id } = await params;
  const [[head], ...lists] = await Promise.all(['case', ...parts].map((name) => rowsOf(name, [id])));
  return (
    <main>
      <h1>{head?.title}</h1>
      {lists.map((rows, at) => (
        <ul key={parts[at]}>
          {rows.map((row) => (
            <li key={row.id}>
              {row.text} {String(row.at)}
            </li>
          ))}
        </ul>
      ))}
    </main>
  );
}
