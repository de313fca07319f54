import webPush from "web-push";
import type { Severity } from "#domain/notifications/channel.ts";
import { readPushEndpoint } from "#domain/notifications/push-endpoint.ts";
import { pushPayload } from "#domain/notifications/push-payload.ts";
import { fail } from "#domain/result.ts";
import type { Message, PushAddress, PushSender, SendFailure } from "#ports/channels.ts";
import type { Clock } from "#ports/clock.ts";
import { hasPushKeys, isVapidPair } from "./check-push-keys.ts";
import { postPush } from "./post-push.ts";
import { readPushAnswer } from "./read-push-answer.ts";

type Parts = {
  /** The VAPID pair, base64url: 65 bytes and 32. */
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom a push service can write to about us: `mailto:…` or `https://…`. */
  readonly subject: string;
  readonly clock: Clock;
  /** Push services beside the browsers' own, each an exact `host:port`; in the clear only on this machine. */
  readonly allowed?: readonly string[];
  /** 5 s when left out. */
  readonly timeoutMs?: number;
  /** A certificate to trust instead of the public ones, PEM: for a service that vouches for itself. */
  readonly ca?: string;
};

const TIMEOUT_MS = 5_000;

/**
 * How long a service keeps it for a browser that is away, in seconds. What comes later than that is not told by this any
 * more: danger has been told elsewhere by then.
 */
const TTL_S: Readonly<Record<Severity, number>> = { danger: 15 * 60, warning: 60 * 60, info: 6 * 60 * 60 };

const urgencyOf = ({ isLoud, severity }: Message): "high" | "normal" | "low" => {
  if (!isLoud) return "low";
  return severity === "danger" ? "high" : "normal";
};

/** A UUID without its dashes: 32 signs, as many as a topic may have. A second one of a topic replaces the first. */
const topicOf = (notificationId: string): string => notificationId.replaceAll("-", "").slice(0, 32);

const failure = (kind: SendFailure["kind"], words: string) => fail({ kind, words, retryAfterMs: null });

/**
 * Sends to browsers, encrypted for each and signed by us (VAPID). `gone` where the browser ended its subscription or its keys
 * are none; `refused` for an address that is no push service's; `unavailable` where the service is away, slow or asks for
 * patience. Throws when it is made with keys that do not belong together.
 */
export const createPushSender = (parts: Parts): PushSender => {
  const { publicKey, privateKey, subject, allowed = [] } = parts;
  if (!isVapidPair(publicKey, privateKey)) {
    throw new Error("The VAPID keys are no pair: take both from one run of the maker of keys.");
  }
  if (!/^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/.test(subject)) {
    throw new Error(
      "The VAPID subject is a way to reach you: mailto:you@example.org or https://example.org.",
    );
  }
  const encrypt = (address: PushAddress, url: string, message: Message) =>
    webPush.generateRequestDetails(
      { endpoint: url, keys: { p256dh: address.p256dh, auth: address.auth } },
      JSON.stringify(pushPayload(message)),
      {
        vapidDetails: { subject, publicKey, privateKey },
        contentEncoding: "aes128gcm",
        TTL: TTL_S[message.severity],
        urgency: urgencyOf(message),
        topic: topicOf(message.notificationId),
      },
    );
  return {
    publicKey,
    async send(address, message) {
      const endpoint = readPushEndpoint(address.endpoint, allowed);
      if (endpoint === null) return failure("refused", "The address is no push service's that we send to.");
      if (!hasPushKeys(address)) return failure("gone", "The browser's keys are none.");
      const { headers, body } = encrypt(address, endpoint.url, message);
      try {
        const answer = await postPush({
          url: endpoint.url,
          headers: headers as Record<string, string>,
          body,
          mayBePrivate: endpoint.isOurs,
          timeoutMs: parts.timeoutMs ?? TIMEOUT_MS,
          ca: parts.ca,
        });
        return readPushAnswer(answer, parts.clock());
      } catch {
        return failure("unavailable", "The push service did not answer.");
      }
    },
  };
};
