import { connection } from 'next/server';

export default async function Hello() {
  await connection();
  return <p>Hello.</p>;
}
