import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });
const statements = JSON.parse(process.env.BENCH_STATEMENTS ?? '{}');

export const rowsOf = async (name, values = []) => {
  const { rows } = await pool.query({ name, text: statements[name], values });
  return rows;
};
