import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMigrations } from "./read-migrations.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "axisor-migrations-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("only a first line that is the mark, and nothing else, takes a migration out of its transaction", () => {
  mkdirSync(join(folder, "meta"));
  const texts = [
    "-- outside a transaction\nselect 1;--> statement-breakpoint\nselect 2;",
    "select 1;\n-- outside a transaction",
    "-- outside a transaction, no\nselect 1;",
  ];
  const entries = texts.map((text, when) => {
    writeFileSync(join(folder, `${when}.sql`), text);
    return { idx: when, when, tag: String(when), breakpoints: true };
  });
  writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ entries }));
  expect(readMigrations(folder).map(({ outside, statements }) => [outside, statements.length])).toEqual([
    [true, 2],
    [false, 1],
    [false, 1],
  ]);
});
