import { setTimeout as sleep } from "node:timers/promises";
import { crossProfit } from "#domain/notifications/cross-receipt-words.ts";
import { exitProfit } from "#domain/notifications/exit-receipt-words.ts";
import { figures } from "#domain/notifications/figures.ts";
import { openProfit } from "#domain/notifications/guard-receipt-words.ts";
import type { NotificationFacts } from "#domain/notifications/notification-facts.ts";
import { notificationWords } from "#domain/notifications/notification-words.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Wired } from "#server/wired.ts";
import { printLine } from "../print.ts";

const LOOK_EVERY_MS = 1_000;
const NOTICES = 20;
/** A move worth a line. */
const MOVE = 0.025;

export type Story = { readonly seePrice: (tick: Tick) => void; readonly ended: Promise<void> };

const line = (text: string): void => printLine(`story: ${text}`);

/** Tells of price moves that matter, each once. */
const priceTeller = (provenance: string) => {
  const f = figures("en");
  let told: PriceHalfUsd | null = null;
  return ({ last }: Tick): void => {
    if (told === null) {
      told = last;
      line(`Bitcoin at ${f.price(last)} USD, ${provenance}.`);
      return;
    }
    const move = last / told - 1;
    if (Math.abs(move) < MOVE) return;
    line(
      `Bitcoin ${move < 0 ? "falls" : "rises"} to ${f.price(last)} (${f.change(Math.round(move * 10_000))}).`,
    );
    told = last;
  };
};

/** Profit and loss beside every event: sats added are never told without it. */
const resultOf = (facts: NotificationFacts): string => {
  const f = figures("en");
  if (facts.kind === "account-blind") return facts.reason;
  if (facts.kind === "position-ended") return `Result ${f.satsSigned(facts.net)}.`;
  if (facts.kind === "margin-guard") return `P&L ${f.satsSigned(openProfit(facts))}.`;
  if (facts.kind === "rule") return "";
  if (facts.kind === "cross-guard") return `P&L ${f.satsSigned(crossProfit(facts))}.`;
  if (facts.kind === "exit") return `P&L ${f.satsSigned(exitProfit(facts))}.`;
  if (facts.kind !== "command") return "";
  const stand = facts.position ?? facts.netPosition;
  return stand === undefined ? `Free ${f.sats(facts.balance)}.` : `P&L ${f.satsSigned(stand.pl)}.`;
};

/** Notices of the demo trader that were not told yet, oldest first. */
const noticeTeller = (wired: Wired, userId: string) => {
  const told = new Set<string>();
  return async (): Promise<void> => {
    const notices = await wired.tradeLog.notices(userId, NOTICES);
    for (const notice of notices.toReversed()) {
      if (told.has(notice.id)) continue;
      told.add(notice.id);
      line(`${notificationWords(notice.facts, notice.outcome, "en").title} ${resultOf(notice.facts)}`);
    }
  };
};

const follow = async (wired: Wired, email: string, signal: AbortSignal): Promise<void> => {
  const user = await wired.users.findByEmail(email);
  if (user === null) return;
  const tell = noticeTeller(wired, user.id);
  while (!signal.aborted) {
    await tell().catch((error: unknown) => wired.log.warn("story-failed", { error: String(error) }));
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
};

/** Tells the demo in the terminal, a line an event; silent without a demo trader. */
export const tellStory = (
  wired: Wired,
  demo: { readonly email: string | null; readonly provenance: string },
  signal: AbortSignal,
): Story => {
  if (demo.email === null) return { seePrice: () => {}, ended: Promise.resolve() };
  return { seePrice: priceTeller(demo.provenance), ended: follow(wired, demo.email, signal) };
};
