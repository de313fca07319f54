import { ANY_PRICE } from "../../triggers/any-price.ts";
import type { RuleLeg } from "../alerts/alert-legs.ts";
import type { EntryTrigger } from "./entry-trigger.ts";

/** A candle is asked for a moment after its close: at the close itself the exchange may still be mending it. */
export const CANDLE_SETTLES_MS = 2_000;

const WAITS = { leg: 0, trigger: ANY_PRICE } as const;
const UNTIL_LEG = 1;
const EXPIRY_LEG = 2;

const ownLegs = (trigger: EntryTrigger): readonly RuleLeg[] => {
  switch (trigger.kind) {
    case "price": {
      const price: RuleLeg = { leg: 0, trigger: trigger.trigger, at: null };
      return trigger.until === null
        ? [price]
        : [price, { leg: UNTIL_LEG, trigger: ANY_PRICE, at: trigger.until }];
    }
    case "time":
      return [{ ...WAITS, at: trigger.at + (trigger.rule === "candle-close" ? CANDLE_SETTLES_MS : 0) }];
    case "at-once":
      return [{ ...WAITS, at: null }];
    case "never":
      return [];
  }
};

/** An entry that ends at a time is looked at then, whatever else it waits for: it ends by itself, and so do its orders. */
const withExpiry = (legs: readonly RuleLeg[], expiresAt: number | null): readonly RuleLeg[] =>
  expiresAt === null ? legs : [...legs, { leg: EXPIRY_LEG, trigger: ANY_PRICE, at: expiresAt }];

/** What an automatic entry waits for, as legs of its rule; none where it waits for nothing any more. Epoch milliseconds. */
export const entryLegs = (trigger: EntryTrigger, expiresAt: number | null): readonly RuleLeg[] =>
  trigger.kind === "never" ? [] : withExpiry(ownLegs(trigger), expiresAt);

/** What an entry waits for that is to be left alone until `at`, whatever the price does: its end comes first. */
export const restLegs = (at: number, expiresAt: number | null): readonly RuleLeg[] => [
  { ...WAITS, at: expiresAt === null ? at : Math.min(at, expiresAt) },
];
