import { ATTACKS } from "#testing/security/replay/attack-story.ts";
import { everySecond, falseAlarms, noticeAttacks } from "#testing/security/replay/measure-replay.ts";
import { benchOf, type Part } from "./bench.ts";
import { atLeast, atMost } from "./figure.ts";

/** Attacks of the same kinds that were drawn for measuring alone. */
const NEVER_SEEN_UNTIL = 1_200;
const DAYS = 10_000;
const UNSEEN = "leaked-key";

const percent = (part: number, whole: number): number => (100 * part) / whole;

const attacks: Part<null> = {
  title: "attacks",
  figures: [
    { name: "attacks noticed, of 30 that no weight was tuned by", unit: "%", target: atLeast(95) },
    { name: "attacks noticed, of 570 more", unit: "%", target: atLeast(95) },
    { name: "attacks noticed, of all these but leaked keys", unit: "%", target: atLeast(95) },
    { name: "after the decisive act, p95", unit: "s", target: atMost(60) },
    { name: "attacks that held the account", unit: "%", target: null },
  ],
  measure: async () => {
    const heldOut = await noticeAttacks(everySecond(1, ATTACKS));
    const more = await noticeAttacks(everySecond(ATTACKS + 1, NEVER_SEEN_UNTIL));
    const share = (all: typeof more) =>
      percent(all.filter(({ lateMs }) => lateMs !== null).length, all.length);
    const late = [...heldOut, ...more].flatMap(({ lateMs }) => (lateMs === null ? [] : [lateMs]));
    const sorted = late.toSorted((one, other) => one - other);
    return {
      "attacks noticed, of 30 that no weight was tuned by": share(heldOut),
      "attacks noticed, of 570 more": share(more),
      // What a leaked key is used for at the exchange is judged once it is an event; until then it is not noticed.
      "attacks noticed, of all these but leaked keys": share(
        [...heldOut, ...more].filter(({ kind }) => kind !== UNSEEN),
      ),
      "after the decisive act, p95": Math.max(0, (sorted[Math.floor(0.95 * sorted.length)] ?? 0) / 1_000),
      "attacks that held the account": percent(more.filter(({ isHeld }) => isHeld).length, more.length),
    };
  },
};

const days: Part<null> = {
  title: "ordinary days",
  figures: [
    { name: "ordinary days taken for attacks, of 10,000", unit: "", target: atMost(DAYS / 1_000) },
    { name: "accounts held on them", unit: "", target: atMost(1) },
  ],
  measure: async () => {
    const alarms = await falseAlarms(0, DAYS);
    return {
      "ordinary days taken for attacks, of 10,000": alarms.length,
      "accounts held on them": alarms.filter(({ isHeld }) => isHeld).length,
    };
  },
};

/** What the security log notices of attacks, and what it takes for one. */
export const anomaly = benchOf({
  name: "anomaly",
  about: "scripted attacks noticed by the security log, and ordinary days left alone",
  parts: () => [attacks, days],
});
