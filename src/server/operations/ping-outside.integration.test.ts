import { expect, test } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import { pingOutside } from "./ping-outside.ts";

test("whoever listens outside hears that we live; what it answers harms nothing, and its address is in no line", async () => {
  const outside = await startWebhookReceiver();
  const { log, lines } = aLog();
  const url = `${outside.url}an-id-that-is-a-secret`;
  await pingOutside(url, log);
  expect(outside.received.map(({ path }) => path)).toEqual(["/an-id-that-is-a-secret"]);
  expect(lines).toEqual([]);
  outside.answers({ kind: "status", status: 404 });
  await pingOutside(url, log);
  outside.answers({ kind: "hang-up" });
  await pingOutside(url, log);
  await outside.stop();
  await pingOutside(url, log);
  const said = lines.join("\n");
  expect(said).toContain("ping-refused");
  expect(said.match(/ping-failed/gu)).toHaveLength(2);
  expect(said).not.toContain("a-secret");
});
