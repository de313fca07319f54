import postgres from "postgres";
import { expect, test } from "vitest";
import { startThrowawayPostgres } from "./start-throwaway-postgres.ts";

test("the server that comes along keeps a gigabyte of its log at the most, and its time is UTC", async () => {
  const server = await startThrowawayPostgres();
  const sql = postgres(server.url, { max: 1 });
  try {
    const rows = await sql<{ name: string; setting: string; unit: string | null }[]>`
      select name, setting, unit from pg_settings where name in ('max_wal_size', 'TimeZone') order by name`;
    expect([...rows]).toEqual([
      { name: "TimeZone", setting: "UTC", unit: null },
      { name: "max_wal_size", setting: "1024", unit: "MB" },
    ]);
  } finally {
    await sql.end();
    await server.stop();
  }
});
