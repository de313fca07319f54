import { unguardedWords } from "#domain/notifications/unguarded-words.ts";
import { priceHalfUsd, sats } from "#domain/units.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useLocale } from "#ui/kit/use-words.ts";
import { openProfit } from "./open-profit.ts";

type Props = { readonly position: PositionView; readonly last: number };

/** Whether guarding has paid so far, said plainly; nothing while it cannot be told. */
export const GuardingCost = ({ position, last }: Props) => {
  const locale = useLocale();
  const unguarded = position.guard?.unguarded ?? null;
  if (unguarded === null) return null;
  const outcome = { liquidation: priceHalfUsd(unguarded.liquidation), result: sats(unguarded.result) };
  const profit = sats(openProfit(position, { last }));
  return (
    <p className="dim" data-testid="guarding-cost">
      {unguardedWords(outcome, profit, locale)}
    </p>
  );
};
