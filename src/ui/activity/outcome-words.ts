import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import type { GlyphKind } from "#ui/kit/glyph.tsx";

type Outcome = ReceiptView["outcome"];

/** What each outcome is called and drawn as. Unknown is not failed: it was sent and is not confirmed yet. */
export const OUTCOMES: Record<
  Outcome,
  { readonly name: string; readonly glyph: GlyphKind; readonly why: string }
> = {
  confirmed: { name: "Acted", glyph: "acted", why: "Why it acted" },
  held: { name: "Held back", glyph: "held", why: "Why it did not act" },
  rejected: { name: "Refused by the exchange", glyph: "danger", why: "Why it tried, and what was refused" },
  "not-applied": { name: "Did not happen", glyph: "danger", why: "Why it tried" },
  ambiguous: { name: "Unclear, look at the exchange", glyph: "blind", why: "Why it acted" },
  ended: { name: "Position over", glyph: "event", why: "How it ended" },
  blind: { name: "Protection blind", glyph: "blind", why: "Why it is blind" },
  told: { name: "Alert", glyph: "event", why: "Why it told you" },
  tripped: { name: "Breaker tripped", glyph: "danger", why: "Why it tripped" },
  unknown: { name: "Sent, not yet confirmed", glyph: "blind", why: "Why it acted" },
};

/** The shape of a receipt: a liquidation is never drawn as a mere end. */
export const glyphOf = ({ outcome, rule }: Pick<ReceiptView, "outcome" | "rule">): GlyphKind =>
  outcome === "ended" && rule === "liquidated" ? "danger" : OUTCOMES[outcome].glyph;
