import type { Severity } from "./channel.ts";
import type { NotificationFacts } from "./notification-facts.ts";

/** What somebody can be told of, as the choice of channels knows it. */
export const NOTIFICATION_EVENTS = [
  "guard",
  "exit",
  "entry",
  "alert",
  "breaker",
  "position",
  "blind",
  "by-hand",
  "security",
  "delivery",
  "system",
] as const;

export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];

/** How much each of them can matter; the rows of the choice. */
export const SEVERITIES_OF: Readonly<Record<NotificationEvent, readonly Severity[]>> = {
  guard: ["info", "warning", "danger"],
  exit: ["info", "warning", "danger"],
  entry: ["info", "warning", "danger"],
  alert: ["warning"],
  breaker: ["danger"],
  position: ["info", "danger"],
  blind: ["danger"],
  "by-hand": ["info", "warning", "danger"],
  security: ["warning", "danger"],
  delivery: ["info", "warning"],
  system: ["info", "warning", "danger"],
};

/** Which of them something is. */
export const eventOf = (facts: NotificationFacts): NotificationEvent => {
  switch (facts.kind) {
    case "margin-guard":
    case "cross-guard":
    case "restored":
      return "guard";
    case "exit":
      return "exit";
    case "rule":
      return RULE_EVENTS[facts.decision.of];
    case "command":
      return "by-hand";
    case "position-ended":
      return "position";
    case "account-blind":
      return "blind";
    case "security-alert":
      return "security";
    case "test":
    case "digest":
    case "channel-lost":
      return "delivery";
    case "operator-alert":
      return "system";
  }
};

const RULE_EVENTS = {
  "price-alert": "alert",
  "drawdown-breaker": "breaker",
  "auto-entry": "entry",
} as const;
