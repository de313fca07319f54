import { expect, test } from "vitest";
import type { Health } from "#services/operations/describe-health.ts";
import { statusSchema } from "../trpc/schemas/operating.ts";
import { statusView } from "./operating-view.ts";

const HEALTH: Health = {
  at: 60_000,
  components: [
    { name: "kv", state: "failed", detail: "ECONNREFUSED", latencyMs: null, since: 12_000, seenAt: 12_000 },
  ],
  networks: [{ network: "mainnet", tickAgeMs: 400, workerAgeMs: 9_000, isBreakerOpen: true }],
  canaryAgeMs: null,
};

test("traders are told which part fails and since when; why, and by what version, operators alone", () => {
  const shown = statusView(HEALTH, { isOperator: false });
  expect(statusSchema.parse(shown)).toEqual({
    at: "1970-01-01T00:01:00.000Z",
    components: [
      { name: "kv", state: "failed", latencyMs: null, since: "1970-01-01T00:00:12.000Z", detail: null },
    ],
    networks: [{ network: "mainnet", tickAgeMs: 400 }],
    canaryAgeMs: null,
    version: null,
  });
  const whole = statusView(HEALTH, { isOperator: true });
  expect(whole.components[0]?.detail).toBe("ECONNREFUSED");
  expect(whole.version).toMatch(/^\d+\.\d+\.\d+$/);
});
