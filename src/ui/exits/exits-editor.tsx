import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { BackstopSwitch } from "./backstop-switch.tsx";
import type { StopKind } from "./exit-draft.ts";
import { ExitForm } from "./exit-form.tsx";
import { exitOf } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";
import { TakeProfitNow } from "./standing-now.tsx";
import { StopSlot } from "./stop-slot.tsx";

type Props = {
  readonly position: PositionView;
  readonly last: number;
  readonly stop: StopKind | null;
};

/** The three places of a position's exits: its stop, its take profit, and what stays without us. */
export const ExitsEditor = ({ position, last, stop }: Props) => (
  <div className="exits">
    <StopSlot asked={stop} position={position} last={last} />
    <section className="slot" aria-labelledby="take-profit-title">
      <h2 id="take-profit-title">{useWords(EXIT_WORDS).titles["take-profit"]}</h2>
      <TakeProfitNow position={position} />
      <ExitForm kind="take-profit" exit={exitOf(position, ["take-profit"])} position={position} last={last} />
    </section>
    <BackstopSwitch position={position} />
  </div>
);
