import { expect, test } from "vitest";
import { missingFromSbom } from "./missing-from-sbom.ts";
import { lockOf, productionLock } from "./production-lock.ts";

const LOCK = lockOf(
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      "": { dependencies: { ws: "8.0.0" }, devDependencies: { tester: "1.0.0" } },
      "node_modules/ws": { version: "8.0.0" },
      "node_modules/tester": { version: "1.0.0", dev: true, dependencies: { ws: "8.0.0", colors: "2.0.0" } },
      "node_modules/colors": { version: "2.0.0", dev: true },
      "node_modules/native-elsewhere": { version: "3.0.0", optional: true },
    },
  }),
);
const isInstalled = (place: string) => place !== "node_modules/native-elsewhere";

test("what is installed for production stays, though development needs it too", () => {
  const { packages } = productionLock(LOCK, isInstalled);
  expect(Object.keys(packages)).toEqual(["", "node_modules/ws"]);
  expect(packages[""]).toEqual({ dependencies: { ws: "8.0.0" } });
});

test("a development package that the build holds is listed as one that is needed", () => {
  const { packages } = productionLock(LOCK, isInstalled, ["node_modules/ws", "node_modules/colors"]);
  expect(Object.keys(packages)).toEqual(["", "node_modules/ws", "node_modules/colors"]);
  expect(packages[""]?.dependencies).toEqual({ ws: "8.0.0", colors: "2.0.0" });
  expect(packages["node_modules/colors"]).toEqual({ version: "2.0.0" });
});

test("a package that the list lacks, or has in another version, is told once", () => {
  const sbom = {
    metadata: { component: { name: "axisor" } },
    components: [{ name: "ws", version: "8.0.0" }],
  };
  expect(missingFromSbom(sbom, ["ws@8.0.0", "ws@7.0.0", "zod@4.0.0", "zod@4.0.0"])).toEqual([
    "ws@7.0.0",
    "zod@4.0.0",
  ]);
});
