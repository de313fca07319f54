import { type ReactNode, useId } from "react";

type Props = { readonly title: string; readonly lead: string; readonly children: ReactNode };

/** One setting: what it decides on the left, what it is on the right. */
export const Setting = ({ title, lead, children }: Props) => {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id}>
      <div className="part-head">
        <h2 id={id}>{title}</h2>
        <p className="dim">{lead}</p>
      </div>
      <div className="part-body">{children}</div>
    </section>
  );
};
