import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHECKOUT } from "../infra/checkout.ts";

const SERVER = join(CHECKOUT, ".next", "server");
/** The whole server's code in one file is larger than that, and nothing else is. */
const LARGE_BYTES = 1_000_000;

test("the server's code is bundled for the pages, and twice for the routes and for what begins with the process", () => {
  const large = readdirSync(SERVER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => statSync(file).size > LARGE_BYTES);
  // None would mean that it is looked for in the wrong place.
  expect(large.length).toBeGreaterThan(0);
  expect(large.length, large.join("\n")).toBeLessThanOrEqual(5);
});
