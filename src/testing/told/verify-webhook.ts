import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What a receiver makes of a request. */
export type WebhookVerdict = "accepted" | "forged" | "stale" | "replayed";

const FRESH_S = 300;

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** What whoever receives webhooks is told to do: check the signature, the time, and that the key is new. */
export const createWebhookVerifier = (secret: string, now: () => number) => {
  const seen = new Set<string>();
  return (headers: IncomingHttpHeaders, body: string): WebhookVerdict => {
    const [key, at, signature] = ["idempotency-key", "axisor-timestamp", "axisor-signature"].map((name) =>
      String(headers[name]),
    );
    const mac = createHmac("sha256", secret).update(`${at}.${key}.${body}`).digest("hex");
    if (!isSame(signature ?? "", `v1=${mac}`)) return "forged";
    if (Math.abs(now() / 1_000 - Number(at)) > FRESH_S) return "stale";
    if (seen.has(key ?? "")) return "replayed";
    seen.add(key ?? "");
    return "accepted";
  };
};
