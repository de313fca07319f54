import postgres from "postgres";

/** Runs one statement on a server's own database, outside any transaction. */
export async function runAdminStatement(adminUrl: string, statement: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
