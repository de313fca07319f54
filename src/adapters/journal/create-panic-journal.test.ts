import { appendFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JournalEntry } from "#ports/panic-journal.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { createPanicJournal } from "./create-panic-journal.ts";

const entry = (panicId: string): JournalEntry => ({
  kind: "thrown",
  panicId,
  userId: "u",
  stage: "flatten",
  digest: "d",
  at: 1,
});

test("a journal keeps what is appended, in order, across processes, for its owner alone", () =>
  inPrivateDirectory(async (home) => {
    const file = join(home, "deep", "journal.jsonl");
    expect(await createPanicJournal(file).read()).toEqual([]);
    const journal = createPanicJournal(file);
    await Promise.all(["a", "b", "c"].map((id) => journal.append(entry(id))));
    expect((await createPanicJournal(file).read()).map(({ panicId }) => panicId)).toEqual(["a", "b", "c"]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  }));

test("a line that a crash cut off is left out, and harms none that follow", () =>
  inPrivateDirectory(async (home) => {
    const file = join(home, "journal.jsonl");
    const journal = createPanicJournal(file);
    await journal.append(entry("a"));
    await appendFile(file, '{"kind":"sending","pan');
    await journal.append(entry("b"));
    expect((await journal.read()).map(({ panicId }) => panicId)).toEqual(["a", "b"]);
  }));

test("what was brought into the database is forgotten, and what came meanwhile is not", () =>
  inPrivateDirectory(async (home) => {
    const journal = createPanicJournal(join(home, "journal.jsonl"));
    for (const id of ["a", "b"]) await journal.append(entry(id));
    const read = await journal.read();
    await journal.append(entry("c"));
    await journal.drop(read.length);
    expect((await journal.read()).map(({ panicId }) => panicId)).toEqual(["c"]);
  }));
