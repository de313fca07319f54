import type { ReactNode } from "react";
import { Glyph, type GlyphKind } from "./glyph.tsx";

type Props = { readonly glyph: GlyphKind; readonly title: string; readonly children: ReactNode };

/** One of the few boxes: something that stands in the way, and what to do. */
export const Note = ({ glyph, title, children }: Props) => (
  <section className="note" aria-label={title}>
    <Glyph kind={glyph} />
    <div>
      <h2>{title}</h2>
      {children}
    </div>
  </section>
);
