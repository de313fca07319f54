import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { JournalEntry, PanicJournal } from "#ports/panic-journal.ts";

const OWNER_ONLY = 0o600;

const isEntry = (value: unknown): value is JournalEntry =>
  typeof value === "object" && value !== null && "kind" in value && "panicId" in value;

/** One line each; a crash can cut off only the last, and that one was never acted upon. */
const entriesOf = (text: string): readonly JournalEntry[] =>
  text.split("\n").flatMap((line) => {
    if (line === "") return [];
    try {
      const value: unknown = JSON.parse(line);
      return isEntry(value) ? [value] : [];
    } catch {
      return [];
    }
  });

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
};

const writeDown = async (file: string, flags: "a" | "w", text: string): Promise<void> => {
  const handle = await open(file, flags, OWNER_ONLY);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A journal of JSON lines in a file that its owner alone may read, each on the disk before `append` is back. */
export const createPanicJournal = (file: string): PanicJournal => {
  /** One after the other, or two would mix their lines; one that failed keeps none back. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    append: (entry) =>
      inTurn(async () => {
        await mkdir(dirname(file), { recursive: true });
        const cutOff = (await readText(file)).match(/[^\n]$/) !== null;
        await writeDown(file, "a", `${cutOff ? "\n" : ""}${JSON.stringify(entry)}\n`);
      }),
    read: () => inTurn(async () => entriesOf(await readText(file))),
    drop: (count) =>
      inTurn(async () => {
        const left = entriesOf(await readText(file)).slice(count);
        const next = `${file}.next`;
        await writeDown(next, "w", left.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
        await rename(next, file);
      }),
  };
};
