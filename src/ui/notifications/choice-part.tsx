import { type ReactNode, useId } from "react";
import type { ChoicesView } from "#server/trpc/schemas/notifications.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { CHOICE_WORDS } from "./choice-words.ts";
import { useChoices } from "./use-choices.tsx";

type Props = {
  /** What is chosen in it. */
  readonly of: keyof ChoicesView;
  readonly title: string;
  readonly lead: string;
  readonly isWhole?: boolean;
  readonly children: ReactNode;
};

/** A part of the choices, with what became of the change that was made in it last. */
export const ChoicePart = ({ of, title, lead, isWhole = false, children }: Props) => {
  const id = useId();
  const words = useWords(CHOICE_WORDS);
  const { keeping } = useChoices();
  const state = keeping?.of === of ? keeping.state : null;
  return (
    <section className={isWhole ? "part whole" : "part"} aria-labelledby={id}>
      <div className="part-head">
        <h2 id={id}>{title}</h2>
        <p className="dim">{lead}</p>
        <p className="dim" role="status" data-testid={`kept-${of}`}>
          {state === "keeping" ? words.keeping : state === "kept" ? words.kept : null}
        </p>
      </div>
      <div className="part-body">
        {state !== null && typeof state === "object" ? (
          <FormError>{words.notKept(state.problem)}</FormError>
        ) : null}
        {children}
      </div>
    </section>
  );
};
