import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import type { GlyphKind } from "#ui/kit/glyph.tsx";

const OUTCOMES: Record<ReceiptView["outcome"], GlyphKind> = {
  confirmed: "acted",
  held: "held",
  rejected: "danger",
  "not-applied": "danger",
  ambiguous: "blind",
  ended: "event",
  blind: "blind",
  told: "event",
  tripped: "danger",
  unknown: "blind",
};

/** What each status is drawn as. */
export const STATUS_GLYPHS: Record<ReceiptView["status"], GlyphKind> = {
  done: "acted",
  held: "held",
  "our-error": "danger",
  "exchange-error": "danger",
  "not-known": "blind",
};

/** The shape of a receipt: a liquidation is never drawn as a mere end. */
export const glyphOf = ({ outcome, rule }: Pick<ReceiptView, "outcome" | "rule">): GlyphKind =>
  outcome === "ended" && rule === "liquidated" ? "danger" : OUTCOMES[outcome];
