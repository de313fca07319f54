import { expect, test } from "vitest";
import { packageOf } from "./package-of.ts";
import { sourcesOf } from "./places-in-build.ts";

test("a file belongs to the innermost package around it", () => {
  expect(packageOf("node_modules/ws/lib/sender.js")).toBe("node_modules/ws");
  expect(packageOf("node_modules/@node-rs/argon2/index.js")).toBe("node_modules/@node-rs/argon2");
  expect(packageOf("../../node_modules/a/node_modules/@b/c/d.js")).toBe("node_modules/a/node_modules/@b/c");
  expect(packageOf("src/domain/units.ts")).toBeNull();
});

test("a source map tells what code is made of, whole or in sections", () => {
  const source = "turbopack:///[project]/node_modules/%40trpc/server/dist/index.mjs";
  const plain = { sources: [source] };
  for (const map of [plain, { sections: [{ offset: {}, map: plain }] }]) {
    expect(sourcesOf(JSON.stringify(map)).map(packageOf)).toEqual(["node_modules/@trpc/server"]);
  }
});
