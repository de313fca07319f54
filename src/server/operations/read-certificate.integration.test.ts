import { expect, test } from "vitest";
import { selfSignedCertificate } from "#testing/museum/self-signed-certificate.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import { readCertificate } from "./read-certificate.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 28, 12);

/** What is read of a page whose certificate ends then. */
const read = async (until: number, isKnown = true): Promise<number | null> => {
  const tls = selfSignedCertificate(new Date(until));
  const page = await startWebhookReceiver(tls);
  try {
    return await readCertificate(new URL(page.url).origin, NOW, isKnown ? tls.cert : undefined);
  } finally {
    await page.stop();
  }
};

test("a certificate tells until when it holds, and one that ended holds no more", async () => {
  const until = Math.ceil(Date.now() / DAY) * DAY + 10 * DAY;
  expect(await read(until)).toBe(until - NOW);
  expect(await read(Date.now() - DAY)).toBe(0);
});

test("nothing is made up of a page that does not answer, or whose authority is not known", async () => {
  expect(await read(Date.now() + DAY, false)).toBeNull();
  expect(await readCertificate("https://127.0.0.1:9", NOW)).toBeNull();
});
