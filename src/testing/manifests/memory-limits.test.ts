import { expect, test } from "vitest";
import type { Manifest } from "./manifest.ts";
import { memoryLimits } from "./memory-limits.ts";

const deployed = (name: string, role: string, memory: string): Manifest => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name },
  spec: {
    selector: {},
    template: { spec: { containers: [{ name, args: [role], resources: { limits: { memory } } }] } },
  },
});

test("the least that any manifest gives a role", () => {
  const manifests = [
    deployed("web", "web", "1Gi"),
    deployed("small", "web", "768Mi"),
    deployed("w", "worker", "1Gi"),
  ];
  expect([...memoryLimits(manifests)]).toEqual([
    ["web", 805_306_368],
    ["worker", 1_073_741_824],
  ]);
});

test("what is no amount is refused", () => {
  expect(() => memoryLimits([deployed("web", "web", "lots")])).toThrow("lots is no amount of memory.");
});
