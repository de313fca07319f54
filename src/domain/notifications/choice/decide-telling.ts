import type { Channel, Severity } from "../channel.ts";
import { CHANNELS } from "../channel.ts";
import type { NotificationEvent } from "../notification-event.ts";
import { type Choices, loudnessOf } from "./choices.ts";
import { isQuiet, minuteOfDay } from "./quiet-hours.ts";

/** What becomes of something on one channel, and by which rule. */
export type Telling =
  | { readonly kind: "now"; readonly isLoud: boolean; readonly rule: "chosen" | "quiet-hours" | "danger" }
  | { readonly kind: "digest"; readonly rule: "quiet-hours" | "silent-letter" }
  | { readonly kind: "never"; readonly rule: "chosen" | "silent-letter" };

type Asked = {
  readonly event: NotificationEvent;
  readonly severity: Severity;
  readonly choices: Choices;
  /** Epoch milliseconds, and the zone that quiet hours are told in. */
  readonly at: number;
  readonly timeZone: string;
};

/** A letter makes no sound of its own: a silent one waits for the digest, and without a digest is not written. */
const silently = (channel: Channel, { digest }: Choices, rule: "chosen" | "quiet-hours"): Telling => {
  if (channel !== "email") return { kind: "now", isLoud: false, rule };
  return digest === null
    ? { kind: "never", rule: "silent-letter" }
    : { kind: "digest", rule: "silent-letter" };
};

const tellingOn = (channel: Channel, { event, severity, choices, at, timeZone }: Asked): Telling => {
  const loudness = loudnessOf(choices, { event, severity, channel });
  if (loudness === "off") return { kind: "never", rule: "chosen" };
  if (loudness === "silent") return silently(channel, choices, "chosen");
  if (severity === "danger") return { kind: "now", isLoud: true, rule: "danger" };
  const quiet = channel !== "in-app" && isQuiet(choices.quiet, minuteOfDay(at, timeZone));
  if (!quiet) return { kind: "now", isLoud: true, rule: "chosen" };
  const waits = severity === "info" && choices.digest !== null;
  return waits ? { kind: "digest", rule: "quiet-hours" } : silently(channel, choices, "quiet-hours");
};

/**
 * Where something is told, channel by channel. Quiet hours take the sound from what can wait and keep what matters little
 * for the digest; danger is as loud then as ever.
 */
export const decideTelling = (asked: Asked): Readonly<Record<Channel, Telling>> => ({
  "in-app": tellingOn("in-app", asked),
  push: tellingOn("push", asked),
  telegram: tellingOn("telegram", asked),
  email: tellingOn("email", asked),
  webhook: tellingOn("webhook", asked),
});

/** Whether the digest is to tell of it: some channel keeps it for then. */
export const isForDigest = (tellings: Readonly<Record<Channel, Telling>>): boolean =>
  CHANNELS.some((channel) => tellings[channel].kind === "digest");
