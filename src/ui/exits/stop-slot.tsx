"use client";

import { useState } from "react";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useWords } from "#ui/kit/use-words.ts";
import type { StopKind } from "./exit-draft.ts";
import { ExitForm } from "./exit-form.tsx";
import { EXIT_PAGE_WORDS } from "./exit-page-words.ts";
import { exitOf, STOP_KINDS } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";
import { StopNow } from "./standing-now.tsx";

type Props = {
  readonly position: PositionView;
  readonly last: number;
  /** The kind an address asked for; null for the one that stands. */
  readonly asked: StopKind | null;
};

/** The one stop of a position: what stands, which kind it is to be, and its sentence. */
export const StopSlot = ({ position, last, asked }: Props) => {
  const words = useWords(EXIT_PAGE_WORDS);
  const { titles, states } = useWords(EXIT_WORDS);
  const exit = exitOf(position, STOP_KINDS);
  const armed = STOP_KINDS.find((kind) => kind === exit?.rule.kind) ?? null;
  const [chosen, setChosen] = useState<StopKind>(asked ?? armed ?? "stop-loss");
  return (
    <section className="slot" aria-labelledby="stop-title">
      <h2 id="stop-title">{words.stop}</h2>
      <StopNow position={position} />
      <fieldset className="kinds">
        <legend className="vh">{words.kindOfStop}</legend>
        {STOP_KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="stop-kind"
              value={kind}
              checked={kind === chosen}
              onChange={() => setChosen(kind)}
              data-testid={`kind-${kind}`}
            />
            <span>
              {titles[kind]}
              {exit !== null && kind === armed ? <small>{states[exit.state]}</small> : null}
            </span>
          </label>
        ))}
      </fieldset>
      <ExitForm key={chosen} kind={chosen} exit={exit} position={position} last={last} />
    </section>
  );
};
