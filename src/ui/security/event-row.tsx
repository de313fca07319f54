import type { SecurityEventView } from "#server/trpc/schemas/sign-in.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EVENT_WORDS } from "./event-words.ts";

const GLYPHS: Readonly<Record<SecurityEventView["severity"], GlyphKind>> = {
  info: "event",
  warning: "watch",
  danger: "danger",
};

/** From here on an event says what made it look risky. */
const NOTABLE_RISK = 0.3;

/** Never rounded up to a bound it did not reach. */
const riskShown = (risk: number): number => Math.floor(risk * 100) / 100;

type Props = {
  readonly event: SecurityEventView;
  /** Whose account it is about, where events of several are listed. */
  readonly of?: string | null;
};

/** One thing that happened, in words: what, whether it was let through, from where, and what was odd about it. */
export const EventRow = ({ event, of }: Props) => {
  const words = useWords(EVENT_WORDS);
  const format = useFormat();
  const outcome = event.outcome === "allowed" ? null : words[event.outcome];
  const facts = [outcome, of ?? null, event.device, event.network].filter((fact) => fact !== null);
  const isRisky = event.risk >= NOTABLE_RISK;
  return (
    <article className="ev security-event" data-testid="security-event">
      <time dateTime={event.at}>{format.clockSeconds(event.at)}</time>
      <Glyph kind={GLYPHS[event.severity]} />
      <div>
        <div className="ev-title">{event.title}</div>
        {facts.length === 0 ? null : <div className="sub">{facts.join(" · ")}</div>}
        {isRisky && event.signals.length > 0 ? (
          <div className="sub signals">{words.odd(event.signals.join(", "))}</div>
        ) : null}
      </div>
      <div className="amt label">{isRisky ? words.risk(format.number(riskShown(event.risk), 2)) : null}</div>
    </article>
  );
};
