import { readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { rewriteAlone } from "./rewrite-alone.ts";

const inFile = (test: (file: string) => Promise<void>) =>
  inPrivateDirectory((home) => test(`${home}/keyring.json`));

describe("a file that several write", () => {
  test("keeps what each of them adds", () =>
    inFile(async (file) => {
      const names = Array.from({ length: 12 }, (_, number) => `${number};`);
      await Promise.all(names.map((name) => rewriteAlone(file, async (old) => `${old ?? ""}${name}`)));
      const written = (await readFile(file, "utf8")).split(";").filter((name) => name !== "");
      expect(written.toSorted()).toEqual(names.map((name) => name.replace(";", "")).toSorted());
    }));

  test("is left alone when it changed behind the lock, and nothing of the attempt stays", () =>
    inFile(async (file) => {
      await writeFile(file, "ours");
      const rewritten = rewriteAlone(file, async () => {
        await writeFile(file, "by an editor");
        return "lost";
      });
      await expect(rewritten).rejects.toThrow("changed meanwhile");
      expect(await readFile(file, "utf8")).toBe("by an editor");
      expect(await readdir(dirname(file))).toEqual(["keyring.json"]);
    }));

  test("waits for whoever writes, and not for one that died", () =>
    inFile(async (file) => {
      await writeFile(`${file}.lock`, "");
      await writeFile(`${file}.1234.new`, "half a keyring");
      const rewritten = rewriteAlone(file, async () => "fresh");
      await rm(`${file}.lock`);
      await rewritten;
      await writeFile(`${file}.lock`, "");
      await utimes(`${file}.lock`, 0, 0);
      await rewriteAlone(file, async (old) => `${old} again`);
      await writeFile(`${file}.lock`, "");
      const tomorrow = Date.now() / 1_000 + 86_400;
      await utimes(`${file}.lock`, tomorrow, tomorrow);
      await rewriteAlone(file, async (old) => `${old} and again`);
      expect(await readFile(file, "utf8")).toBe("fresh again and again");
      expect(await readdir(dirname(file))).toEqual(["keyring.json"]);
    }));

  test("is not written when there is nothing to change, nor when the change fails", () =>
    inFile(async (file) => {
      await rewriteAlone(file, async () => null);
      await expect(
        rewriteAlone(file, async () => Promise.reject(new Error("no random bytes"))),
      ).rejects.toThrow("no random bytes");
      expect(await readdir(dirname(file))).toEqual([]);
    }));
});
