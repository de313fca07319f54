export type GlyphKind =
  | "safe"
  | "watch"
  | "danger"
  | "blind"
  | "acted"
  | "held"
  | "stop"
  | "trigger"
  | "event";

const shapes: Record<GlyphKind, React.ReactNode> = {
  safe: <circle cx="6" cy="6" r="5.5" stroke="none" />,
  watch: (
    <>
      <circle cx="6" cy="6" r="4.8" fill="none" strokeWidth="1.6" />
      <path d="M6 1.2A4.8 4.8 0 0 1 6 10.8Z" stroke="none" />
    </>
  ),
  danger: <path d="M6 .4L12 11.2H0Z" stroke="none" />,
  blind: <circle cx="6" cy="6" r="4.9" fill="none" strokeWidth="1.8" strokeDasharray="3.1 2.05" />,
  acted: <path d="M6 0L12 6L6 12L0 6Z" stroke="none" />,
  trigger: <path d="M6 0L12 6L6 12L0 6Z" stroke="none" />,
  held: <path d="M6 1L11 6L6 11L1 6Z" fill="none" strokeWidth="1.5" />,
  stop: <rect x="1.5" y="1.5" width="9" height="9" stroke="none" />,
  event: <path d="M0 6H12" strokeWidth="1.6" fill="none" />,
};

const hues: Record<GlyphKind, string> = {
  safe: "s-safe",
  watch: "s-watch",
  danger: "s-danger",
  blind: "s-blind",
  acted: "s-acted",
  trigger: "s-watch",
  held: "s-blind",
  stop: "",
  event: "s-blind",
};

/** A verdict's shape; it always stands beside its word. */
export const Glyph = ({ kind }: { readonly kind: GlyphKind }) => (
  <svg className={`g ${hues[kind]}`} viewBox="0 0 12 12" aria-hidden="true">
    {shapes[kind]}
  </svg>
);
