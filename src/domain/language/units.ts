/** What the main figure of an amount is told in. */
export const AMOUNT_UNITS = ["sats", "BTC"] as const;
export type AmountUnit = (typeof AMOUNT_UNITS)[number];

/** What an amount is worth, told beside it. */
export const MONEY_UNITS = ["USD", "BRL"] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** How amounts are shown; what is typed stays in sats, and prices in dollars for a bitcoin. */
export type Units = { readonly amounts: AmountUnit; readonly money: MoneyUnit };

export const isAmountUnit = (text: unknown): text is AmountUnit => text === "sats" || text === "BTC";
export const isMoneyUnit = (text: unknown): text is MoneyUnit => text === "USD" || text === "BRL";
