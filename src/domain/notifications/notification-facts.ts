import type { InBoth } from "../language/in-both.ts";
import type { OuterChannel } from "./channel.ts";
import type { ReceiptFacts } from "./receipt.ts";

/** A rule of the operator's watch. */
export const ALERT_RULES = [
  "no-tick",
  "blind-accounts",
  "intents-ambiguous",
  "intents-open",
  "breaker-open",
  "queue-age",
  "key-age",
  "security-risk",
  "audit-chain",
  "error-rate",
  "certificate",
  "disk",
  "dead-letters",
  "component-down",
  "canary-late",
] as const;

export type AlertRule = (typeof ALERT_RULES)[number];

/** Whoever asked for it wants to know whether this channel arrives. */
export type TestFacts = { readonly kind: "test"; readonly channel: OuterChannel };

/** A channel that no longer takes messages, told on the others; `why` as the receiver said it. */
export type ChannelLostFacts = {
  readonly kind: "channel-lost";
  readonly channel: OuterChannel;
  readonly why: string;
};

/** Something about the way in, as the security log titles it: a sentence with its full stop. */
export type SecurityAlertFacts = { readonly kind: "security-alert"; readonly title: InBoth<string> };

/** What was kept for once a day: how many in all, and the titles of the newest. */
export type DigestFacts = {
  readonly kind: "digest";
  /** Epoch milliseconds; until the moment it is told at. */
  readonly since: number;
  readonly count: number;
  readonly titles: readonly string[];
};

/** Something about the installation itself, for those who run it. `detail` is in English, as a log line is. */
export type OperatorAlertFacts = {
  readonly kind: "operator-alert";
  readonly rule: AlertRule;
  readonly state: "raised" | "cleared";
  /** What it is about, such as `database` or `mainnet`; empty where the rule says all. */
  readonly subject: string;
  readonly detail: string;
  /** When it began, in epoch milliseconds. */
  readonly since: number;
};

/** The installation came back from a backup, and what its trader had armed waits to be switched on again. */
export type RestoredFacts = {
  readonly kind: "restored";
  /** When the backup was taken, in epoch milliseconds. */
  readonly takenAt: number;
  /** How many of their automations are paused. */
  readonly paused: number;
};

/** Everything anybody can be told of: what receipts tell, and what has none. */
export type NotificationFacts =
  | ReceiptFacts
  | TestFacts
  | ChannelLostFacts
  | SecurityAlertFacts
  | DigestFacts
  | OperatorAlertFacts
  | RestoredFacts;
