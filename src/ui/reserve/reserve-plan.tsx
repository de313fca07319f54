import type { ReservePlanView } from "#server/trpc/schemas/reserve-plan.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { RESERVE_WORDS } from "./reserve-table.ts";
import { accountWords, guardWords, limitWords, survivalWords } from "./reserve-words.ts";
import { WaysOutTable } from "./ways-out-table.tsx";

type Props = {
  readonly plan: ReservePlanView;
  /** What it was worked out from is old: shown, and not as if it were so now. */
  readonly isStale: boolean;
};

const Line = ({ text }: { readonly text: string | null }) =>
  text === null ? null : <p className="dim">{text}</p>;

const NotFree = ({ balance, reserveSats }: ReservePlanView) => {
  const words = useWords(RESERVE_WORDS);
  const format = useFormat();
  return balance !== null && balance < reserveSats ? (
    <p className="dim" data-testid="reserve-not-free">
      {words.notFree(format.sats(Math.max(0, balance)))}
    </p>
  ) : null;
};

/** How far the reserve carries, and the ways out. */
export const ReservePlan = ({ plan, isStale }: Props) => {
  const words = useWords(RESERVE_WORDS);
  const format = useFormat();
  const { position, reserveSats } = plan;
  return (
    <div className={isStale ? "plan stale" : "plan"}>
      <p className="survives" data-testid="survives">
        {position === null ? words.noneNeeded : survivalWords(format, reserveSats, position)}
      </p>
      <NotFree {...plan} />
      <Line text={position === null ? null : limitWords(format, reserveSats, position)} />
      <Line text={guardWords(format, plan)} />
      <Line text={accountWords(format, plan)} />
      <p className="dim">{words.lostToo}</p>
      {plan.ways.length === 0 ? (
        <p className="dim">{words.noPrice}</p>
      ) : (
        <>
          <WaysOutTable plan={plan} />
          <p className="dim">{words.reckoned(format.price(plan.last ?? 0))}</p>
        </>
      )}
    </div>
  );
};
