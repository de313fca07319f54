import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { noteCanary, openBook, readBook } from "./canary-book.ts";

it("a book keeps each secret once, text and bytes alike, and its owner alone reads it", () =>
  inPrivateDirectory(async (home) => {
    openBook(home);
    const key = Buffer.alloc(32, 200);
    for (const value of ["a long enough secret", "a long enough secret", key]) {
      noteCanary(home, "passphrase", value);
    }
    expect(readBook(home)).toEqual([
      { kind: "passphrase", bytes: Buffer.from("a long enough secret") },
      { kind: "passphrase", bytes: key },
    ]);
    expect(statSync(join(home, "canaries.jsonl")).mode & 0o777).toBe(0o600);
  }));
