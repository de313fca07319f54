import type { GlyphKind } from "#ui/kit/glyph.tsx";
import type { VerdictKind } from "./verdict.ts";

/** The shape of each verdict; there is none where there is nothing to judge. */
export const VERDICT_GLYPHS: Record<VerdictKind, GlyphKind | null> = {
  safe: "safe",
  watch: "watch",
  danger: "danger",
  stale: "blind",
  blind: "blind",
  empty: null,
};
