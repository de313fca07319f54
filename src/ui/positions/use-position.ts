"use client";

import type { AccountView, Overview, PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { type Reading, readingsOf } from "#ui/verdict/reading-age.ts";

export type PositionSeen = {
  readonly account: AccountView;
  readonly price: PriceView;
  readonly position: PositionView;
  readonly driver: Overview["driver"];
  readonly readings: readonly [price: Reading, positions: Reading, proof: Reading];
};

export type PositionState =
  | { readonly kind: "loading" | "gone" }
  | { readonly kind: "unreachable"; readonly error: unknown }
  | ({ readonly kind: "seen"; readonly now: number } & PositionSeen);

/** One running position with its account and price, kept fresh; gone when it is over or not the trader's. */
export const usePosition = (positionId: string): PositionState => {
  const { overview, now, isUnreachable, error } = useOverview();
  if (overview === null) return isUnreachable ? { kind: "unreachable", error } : { kind: "loading" };
  const position = overview.positions.find(({ id }) => id === positionId);
  const facts = position === undefined ? null : accountFacts(overview, position.accountId);
  if (position === undefined || facts === null || facts.price === null) return { kind: "gone" };
  return {
    kind: "seen",
    account: facts.account,
    price: facts.price,
    position,
    driver: overview.driver,
    readings: readingsOf(facts, now),
    now,
  };
};
