import { createServer } from "node:net";
import { expect, test } from "vitest";
import { findFreePort, isPortFree } from "./find-free-port.ts";

test("a port somebody listens on is not free, and is free again afterwards", async () => {
  const port = await findFreePort();
  const server = createServer();
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  expect(await isPortFree(port, "127.0.0.1")).toBe(false);
  expect(await isPortFree(port, "0.0.0.0")).toBe(false);
  await new Promise((done) => server.close(done));
  expect(await isPortFree(port, "127.0.0.1")).toBe(true);
});
