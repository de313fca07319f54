import type { Message } from "#ports/channels.ts";

/** A guard that could not act, as it is told. */
export const aMessage = (wanted: Partial<Message> = {}): Message => ({
  key: "018f0000-0000-7000-8000-00000000000a",
  notificationId: "018f0000-0000-7000-8000-00000000000b",
  event: "guard",
  severity: "danger",
  title: "A guard could not add margin.",
  lines: ["It needs 76,471 sats.", "There are 20,000 sats."],
  locale: "en",
  timeZone: "UTC",
  at: Date.UTC(2026, 10, 28, 12),
  isLoud: true,
  wantsAnswer: true,
  path: "/activity?receipt=018f0000-0000-7000-8000-00000000000c",
  position: null,
  ...wanted,
});
