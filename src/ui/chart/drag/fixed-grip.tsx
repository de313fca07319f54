"use client";

import { useState } from "react";
import { useWords } from "#ui/kit/use-words.ts";
import type { ChartLineKind } from "../chart-lines.ts";
import { CHART_WORDS } from "../chart-words.ts";
import { DRAG_WORDS } from "./drag-words.ts";
import type { Fixed } from "./why-fixed.ts";

type Props = {
  readonly kind: ChartLineKind;
  readonly why: Fixed;
  readonly top: number;
};

/** The place of a line that stays where it is: it says why to whoever looks for its handle. */
export const FixedGrip = ({ kind, why, top }: Props) => {
  const { lines } = useWords(CHART_WORDS);
  const reason = useWords(DRAG_WORDS).fixed[why];
  const [isTold, setTold] = useState(false);
  return (
    <>
      <button
        type="button"
        className="grip fixed"
        aria-disabled="true"
        aria-label={lines[kind]}
        aria-description={reason}
        style={{ top }}
        onFocus={() => setTold(true)}
        onBlur={() => setTold(false)}
        onPointerEnter={() => setTold(true)}
        onPointerLeave={() => setTold(false)}
        data-testid={`fixed-${kind}`}
      >
        <span aria-hidden="true" />
      </button>
      {isTold ? (
        <p className="drag-label" style={{ top, left: 44 }} aria-hidden="true">
          {reason}
        </p>
      ) : null}
    </>
  );
};
