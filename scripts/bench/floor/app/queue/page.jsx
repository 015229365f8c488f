import { connection } from 'next/server';
import { rowsOf } from '#queries';

export default async function Queue() {
  await connection();
  const rows = await rowsOf('queue');
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <a href={`/case/${row.id}`}>{row.number}</a>
            </td>
            <td>{row.title}</td>
            <td>{row.agency}</td>
            <td>{row.status}</td>
            <td>{row.liaison}</td>
            <td>{String(row.due_on)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
