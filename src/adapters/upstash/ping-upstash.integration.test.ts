import { expect, inject, test } from "vitest";
import { startRedisBridge } from "#testing/redis/start-redis-bridge.ts";
import { pingUpstash } from "./ping-upstash.ts";

test("a ping is answered by a Redis that serves, and rejects for one that hangs, errs, refuses the token or is gone", async () => {
  const bridge = await startRedisBridge(inject("redisUrl"));
  await expect(pingUpstash(bridge)).resolves.toBeUndefined();
  for (const fault of ["hang", "refuse", "error", "page", "empty", "text"] as const) {
    bridge.fault = fault;
    await expect(pingUpstash(bridge, 100), fault).rejects.toThrow();
  }
  bridge.fault = null;
  await expect(pingUpstash({ url: bridge.url, token: "wrong" })).rejects.toThrow();
  await bridge.stop();
  await expect(pingUpstash(bridge)).rejects.toThrow();
});
