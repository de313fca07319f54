import type { Verdict } from "#ui/verdict/verdict.ts";

/* The verdict's glyph on the ground of the dark theme, in its hue there: a tab strip may be of any colour. */
const GROUND = "#101513";

const DASHED = (hue: string) =>
  `<circle cx="16" cy="16" r="9" fill="none" stroke="${hue}" stroke-width="3.4" stroke-dasharray="5.6 3.8"/>`;

const GLYPHS: Record<Verdict["kind"], string | null> = {
  safe: '<circle cx="16" cy="16" r="10" fill="#3FC4A4"/>',
  watch:
    '<circle cx="16" cy="16" r="9" fill="none" stroke="#F7CB57" stroke-width="3"/><path d="M16 7A9 9 0 0 1 16 25Z" fill="#F7CB57"/>',
  danger: '<path d="M16 5L28 26H4Z" fill="#FF6F5A"/>',
  blind: DASHED("#A9B6B0"),
  stale: DASHED("#A9B6B0"),
  empty: null,
};

/** The address of a tab's icon that carries a verdict; null where there is nothing to carry. */
export const tabIcon = (kind: Verdict["kind"]): string | null => {
  const glyph = GLYPHS[kind];
  if (glyph === null) return null;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${GROUND}"/>${glyph}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
};
