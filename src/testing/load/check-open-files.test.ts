import { expect, test } from "vitest";
import { checkOpenFiles } from "./check-open-files.ts";

test("says what to do where the users need more sockets than a process may have", () => {
  expect(() => checkOpenFiles(10_000, 1_024)).toThrow(
    "A process may have 1024 files open here and 10000 users need 11000: run ulimit -n 11000 first, or ask for fewer users.",
  );
});

test("says nothing where they are enough", () => {
  expect(() => checkOpenFiles(10_000, 11_000)).not.toThrow();
  expect(() => checkOpenFiles(1)).not.toThrow();
});
