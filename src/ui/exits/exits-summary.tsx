import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EXIT_PAGE_WORDS } from "./exit-page-words.ts";
import { exitOf, exitStanding, STOP_KINDS } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";
import { standingWords } from "./exit-words.ts";
import { StopNow, TakeProfitNow } from "./standing-now.tsx";
import { vanishWords } from "./vanish-words.ts";

type Props = { readonly position: PositionView; readonly last: number };

/** One exit that is armed or paused, and how it stands. */
const Line = ({ position, last, kinds }: Props & { readonly kinds: Parameters<typeof exitOf>[1] }) => {
  const { titles } = useWords(EXIT_WORDS);
  const format = useFormat();
  const exit = exitOf(position, kinds);
  if (exit === null) return null;
  const { kind } = exit.rule;
  const standing = exitStanding(exit, position, last);
  return (
    <p className="dim">
      {standing.kind === "held" ? <Glyph kind="danger" /> : null} <b>{titles[kind]}.</b>{" "}
      {standingWords(format, kind, position.side, standing)}
    </p>
  );
};

/** A position's exits in a few lines: what stands at LN Markets, what is asked for, and how it ends without us. */
export const ExitsSummary = ({ position, last }: Props) => (
  <section className="exits-summary" aria-labelledby="exits-title" data-testid="exits-summary">
    <h2 id="exits-title">{useWords(EXIT_PAGE_WORDS).exits}</h2>
    <StopNow position={position} />
    <Line position={position} last={last} kinds={STOP_KINDS} />
    <TakeProfitNow position={position} />
    <Line position={position} last={last} kinds={["take-profit"]} />
    <p className="dim">{vanishWords(useFormat(), position)}</p>
  </section>
);
