import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHECKOUT } from "./checkout.ts";

const HOME = join(CHECKOUT, "node_modules", "drizzle-orm");

test("every .js of the package that is not asked about is a module", () => {
  const owners = globSync("**/package.json", { cwd: HOME });
  expect(owners).toEqual(["package.json"]);
  expect(JSON.parse(readFileSync(join(HOME, "package.json"), "utf8"))).toMatchObject({ type: "module" });
});
