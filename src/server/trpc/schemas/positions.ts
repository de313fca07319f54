import { z } from "zod";
import { SAYS } from "./schema-words.ts";
import { sideSchema } from "./views.ts";

/*
 * What is ordered on positions, and what came of it. Amounts in sats, sizes in contracts of a dollar, prices in half dollars,
 * distances in basis points, leverage as a number. Times are ISO strings in UTC.
 */
/** All sats there can ever be. */
export const SATS_IN_ALL = 2_100_000_000_000_000;
const sats = z.int().min(1, SAYS.oneSat).max(SATS_IN_ALL, SAYS.moreThanAll);
const price = z.int().min(2, SAYS.priceTooLow).max(200_000_000, SAYS.priceTooHigh);
const quantity = z.int().min(1, SAYS.oneDollar).max(500_000, SAYS.mostDollars);
const leverage = z.number().min(1, SAYS.one).max(100, SAYS.hundred);
const text = z.string().min(1).max(64);

/** What the trader looked at; handed back as it was answered. */
const seenSchema = z.strictObject({
  at: z.iso.datetime(),
  position: z
    .strictObject({
      quantity: z.int(),
      margin: z.int(),
      fundingPaid: z.int(),
      price,
      stopLoss: price.nullable(),
      stopLossTrailing: z.int().nullable(),
      takeProfit: price.nullable(),
    })
    .nullable(),
  netPosition: z
    .strictObject({ side: sideSchema.nullable(), quantity: z.int().min(0), leverage: z.number() })
    .nullable(),
});

const onAccount = z.strictObject({
  accountId: z.uuid(),
  /** Names this one command: the same twice is one effect. */
  commandId: z.uuid(),
});
const onPosition = onAccount.extend({ positionId: text });

/** What lowers risk is one tap away: it may be ordered without having been previewed. */
const unseen = { seen: seenSchema.nullish() };
/** What raises it stands on a preview of the last ten seconds. */
const previewed = { seen: seenSchema };

export const tradeOrderSchema = z.strictObject({
  side: sideSchema,
  size: z.discriminatedUnion("by", [
    z.strictObject({ by: z.literal("quantity"), quantity }),
    z.strictObject({ by: z.literal("margin"), margin: sats }),
  ]),
  leverage,
  /** Null takes what the market gives. */
  limit: price.nullable(),
  stopLoss: price.nullable(),
  takeProfit: price.nullable(),
});
export const netOrderSchema = z.strictObject({ side: sideSchema, quantity, limit: price.nullable() });

export const closeInput = onPosition.extend(unseen);
export const closeAllInput = onAccount;
export const addMarginInput = onPosition.extend({ amount: sats, ...previewed });
export const cashInInput = addMarginInput;
export const setExitInput = onPosition.extend({ price, ...unseen });
export const setTrailingStopInput = onPosition.extend({
  distanceBps: z.int().min(10).max(100_000),
  ...unseen,
});
export const removeStopLossInput = onPosition.extend(previewed);
export const removeTakeProfitInput = onPosition.extend(unseen);
export const openInput = onAccount.extend({ order: tradeOrderSchema, ...previewed });
export const outcomeInput = onAccount;
export const cancelInput = onAccount.extend({ tradeId: text });
export const crossOrderInput = onAccount.extend({ order: netOrderSchema, ...previewed });
export const crossCancelInput = onAccount.extend({ orderId: text });
export const crossCloseInput = onAccount.extend(unseen);
export const crossMoveInput = onAccount.extend({ amount: sats, ...previewed });
export const crossLeverageInput = onAccount.extend({ leverage: z.int().min(1).max(100), ...unseen });

const actionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("add-margin"), amount: sats }),
  z.strictObject({ kind: z.literal("cash-in"), amount: sats }),
  z.strictObject({ kind: z.literal("close-trade") }),
  z.strictObject({ kind: z.literal("set-stop-loss"), price }),
  z.strictObject({ kind: z.literal("set-trailing-stop"), distanceBps: z.int() }),
  z.strictObject({ kind: z.literal("remove-stop-loss") }),
  z.strictObject({ kind: z.literal("set-take-profit"), price }),
  z.strictObject({ kind: z.literal("remove-take-profit") }),
  z.strictObject({ kind: z.literal("open-trade"), order: tradeOrderSchema }),
  z.strictObject({ kind: z.literal("cancel-trade"), tradeId: text }),
  z.strictObject({ kind: z.literal("cross-order"), order: netOrderSchema }),
  z.strictObject({ kind: z.literal("cancel-cross-order"), orderId: text }),
  z.strictObject({ kind: z.literal("close-cross") }),
  z.strictObject({ kind: z.literal("deposit-cross"), amount: sats }),
  z.strictObject({ kind: z.literal("withdraw-cross"), amount: sats }),
  z.strictObject({ kind: z.literal("set-cross-leverage"), leverage: z.int().min(1).max(100) }),
]);

export const previewInput = z.strictObject({
  accountId: z.uuid(),
  positionId: text.nullable(),
  action: actionSchema,
});

const amount = z.int();
export const previewViewSchema = z.object({
  /** The last price it was worked out at; what the spread takes comes on top. */
  last: z.int(),
  /** To be handed in with the order: refused when it is older than ten seconds, or not so any more. */
  seen: seenSchema,
  result: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("previewed"),
      /** Sats that come back at once, or leave (negative). */
      balanceChange: amount,
      fee: amount,
      reserve: amount,
      quantity: z.int(),
      margin: amount,
      liquidation: z.int().nullable(),
      stopLoss: z.int().nullable(),
      takeProfit: z.int().nullable(),
      result: amount.nullable(),
    }),
    z.object({
      kind: z.literal("refused"),
      rule: z.enum([
        "balance",
        "leverage-one",
        "too-much",
        "too-small",
        "too-large",
        "wrong-side",
        "past-liquidation",
        "past-each-other",
        "distance",
        "cross-margin",
        "flat",
      ]),
      most: z.number().nullable(),
    }),
  ]),
});

/** What came of a command; never `confirmed` before it was read back. */
export const commandViewSchema = z.object({
  outcome: z.enum(["confirmed", "rejected", "not-applied", "unknown", "under-way"]),
  /** Whose it is that it was not done: LN Markets refused it, or it never left us. */
  origin: z.enum(["exchange", "ours"]).nullable(),
  title: z.string(),
  why: z.array(z.string()),
  /** What the exchange answered, shortened. */
  rawAnswer: z.string().nullable(),
  receiptId: z.uuid().nullable(),
});
export const closeAllViewSchema = z.array(commandViewSchema.extend({ positionId: z.string() }));
/** How far a command has come since; one for each position it was about. */
export const outcomeViewSchema = z.array(
  commandViewSchema.extend({
    positionId: z.string().nullable(),
    /** Nothing more will be found out: what is `unknown` then stays so, and only LN Markets can tell. */
    isOver: z.boolean(),
  }),
);

export type OutcomeView = z.infer<typeof outcomeViewSchema>;
export type CommandView = z.infer<typeof commandViewSchema>;
export type PreviewView = z.infer<typeof previewViewSchema>;
export type CloseAllView = z.infer<typeof closeAllViewSchema>;
