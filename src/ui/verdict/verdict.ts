import type { PositionRisk } from "#domain/verdict/judge-position.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { AccountView, Overview, PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import type { AtRisk } from "#ui/positions/position-risk.ts";

export type VerdictKind = "safe" | "watch" | "danger" | "stale" | "blind" | "empty";

/** The answer first: one word, one sentence with the number, one more line. */
export type Verdict = {
  readonly kind: VerdictKind;
  readonly word: string;
  readonly lede: string;
  readonly sub: string | null;
  /** Distance to the nearest liquidation in basis points, for the title; null when there is none to show. */
  readonly distanceBps: number | null;
};

/** Everything one account's verdict is taken from; `now` in epoch milliseconds by the server's clock. */
export type AccountFacts = {
  readonly account: AccountView;
  readonly price: PriceView | null;
  readonly positions: readonly PositionView[];
  /** The cross margin as last asked for; null where it never was. */
  readonly cross: CrossView | null;
  readonly lastTickAt: Overview["lastTickAt"];
};

/** A position with its distance at the last price and the verdict on it alone. */
export type Judged<P extends AtRisk = AtRisk> = PositionRisk & { readonly position: P };
