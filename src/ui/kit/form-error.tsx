import type { ReactNode } from "react";
import { Glyph } from "./glyph.tsx";

/** What went wrong and what to do about it. */
export const FormError = ({ id, children }: { readonly id?: string; readonly children: ReactNode }) => (
  <p className="problem" id={id} role="alert" data-testid="form-error">
    <Glyph kind="danger" />
    <span>{children}</span>
  </p>
);
