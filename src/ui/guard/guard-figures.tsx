import type { GuardLimit } from "#domain/automations/guard-bounds.ts";
import type { MarginGuardPreview } from "#domain/automations/preview-margin-guard.ts";
import { MOST_TAG } from "#domain/intents/amount-tag.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Arrow } from "#ui/kit/arrow.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import type { TopUpsAllowed } from "./top-ups-allowed.ts";

type Props = {
  readonly position: PositionView;
  readonly preview: MarginGuardPreview;
  readonly allowed: TopUpsAllowed;
  readonly last: number;
  readonly balance: number | null;
};

/** What stops a top-up short, in words. */
const LIMIT_NAMES: Record<GuardLimit, string> = {
  "total-cap": "the total limit",
  "max-loss": "the most that may be lost",
  "day-cap": "the daily limit",
  "account-day-cap": "the daily limit of the account",
  "action-cap": "the limit per top-up",
  "shared-balance": "its share of the free sats",
  balance: "the free sats",
  reserve: "what is kept back",
  "leverage-one": "the exchange (no leverage below 1)",
};

const FiresAt = ({ preview, last, position }: Props) => {
  const change = Math.round(((preview.trigger.price - last) / last) * 10_000);
  return (
    <Fact
      label="Fires at"
      figure={<span data-testid="preview-trigger">{format.price(preview.trigger.price)}</span>}
    >
      {preview.firesNow
        ? `The price is ${position.side === "long" ? "below" : "above"} it: it acts on the next tick.`
        : `${format.change(change)} from the price`}
    </Fact>
  );
};

const Adds = ({ preview: { verdict }, last }: Props) => {
  if (verdict.kind === "close") {
    return (
      <Fact label="Closes" figure="All of it">
        The exchange closes isolated positions whole.
      </Fact>
    );
  }
  if (verdict.kind === "hold") {
    return (
      <Fact label="Adds" figure="Nothing">
        Liquidation is at the target already.
      </Fact>
    );
  }
  if (verdict.kind === "alert") {
    const reason =
      verdict.rule === "past-liquidation"
        ? "The price is past liquidation."
        : `Stopped by ${LIMIT_NAMES[verdict.rule]}.`;
    return (
      <Fact label="Adds" figure="Nothing">
        {reason} It would need {format.sats(verdict.needed)}.
      </Fact>
    );
  }
  return (
    <Fact
      label="Adds"
      figure={
        <span data-testid="preview-adds">
          <Amount value={format.number(verdict.amount)} unit="sats" />
        </span>
      }
    >
      {format.usd(satsToUsd(verdict.amount, last))}
      {verdict.limitedBy === null
        ? "."
        : `. Shortened by ${LIMIT_NAMES[verdict.limitedBy]}: the target takes ${format.number(verdict.needed)}.`}{" "}
      Up to {MOST_TAG} more mark the transfer as ours, inside every limit.
    </Fact>
  );
};

const Moves = ({ position, preview }: Props) => {
  const { verdict } = preview;
  if (verdict.kind !== "add-margin") {
    return (
      <Fact label="Liquidation stays" figure={format.price(position.liquidation)}>
        Nothing would move it.
      </Fact>
    );
  }
  return (
    <Fact
      label="Liquidation moves"
      figure={
        <span data-testid="preview-liquidation">
          {format.price(position.liquidation)}
          <Arrow />
          {format.price(verdict.liquidationAfter)}
        </span>
      }
    >
      {format.priceChange(verdict.liquidationAfter - position.liquidation)}
    </Fact>
  );
};

const Allowed = ({ allowed, balance, position }: Props) => {
  const free = balance === null ? "Free sats have not been read yet." : `Free ${format.number(balance)}.`;
  const until = allowed.endedBy === null ? "" : `, until ${LIMIT_NAMES[allowed.endedBy]}`;
  const ends =
    allowed.count === 0
      ? `Nothing may be added${allowed.endedBy === null ? "" : `: stopped by ${LIMIT_NAMES[allowed.endedBy]}`}.`
      : `${format.sats(allowed.total)} in one long ${position.side === "long" ? "fall" : "rise"}${until}. Then liquidation stays at ${format.price(allowed.liquidation)}.`;
  const times = allowed.count === 1 ? "1 top-up" : `${allowed.isOpen ? "over " : ""}${allowed.count} top-ups`;
  return (
    <Fact label="Limits allow" figure={<span data-testid="preview-limits">{times}</span>}>
      {ends} {free}
    </Fact>
  );
};

/** The four figures of the preview. */
export const GuardFigures = (props: Props) => (
  <section className="facts" aria-label="What it would do">
    <FiresAt {...props} />
    <Adds {...props} />
    <Moves {...props} />
    <Allowed {...props} />
  </section>
);
