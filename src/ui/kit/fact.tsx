import type { ReactNode } from "react";

type Props = { readonly label: string; readonly figure: ReactNode; readonly children?: ReactNode };

/** A label, its figure, and one line that says what the figure means. */
export const Fact = ({ label, figure, children }: Props) => (
  <div>
    <div className="label">{label}</div>
    <div className="fig">{figure}</div>
    {children === undefined ? null : <p>{children}</p>}
  </div>
);
