import { type ReactNode, useId } from "react";
import { useWords } from "#ui/kit/use-words.ts";
import { PART_WORDS, type PartName } from "./part-words.ts";

type Props = { readonly name: PartName; readonly children: ReactNode };

/** One subject of the page: what it is for on the left, how it stands on the right. */
export const Part = ({ name, children }: Props) => {
  const id = useId();
  const { title, lead } = useWords(PART_WORDS)[name];
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
