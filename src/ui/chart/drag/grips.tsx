"use client";

import { useState } from "react";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import type { ChartLine } from "../chart-lines.ts";
import type { DrawnChart } from "../draw-chart.ts";
import { ConfirmDrag } from "./confirm-drag.tsx";
import { type Drag, isDragKind, planDrag } from "./drag-plan.ts";
import { dragTexts } from "./drag-text.ts";
import { DRAG_WORDS } from "./drag-words.ts";
import { FixedGrip } from "./fixed-grip.tsx";
import { Grip } from "./grip.tsx";
import { gripColumns } from "./grip-places.ts";
import type { Holding } from "./holding.ts";
import { whyFixed } from "./why-fixed.ts";

type Props = {
  readonly chart: DrawnChart;
  readonly field: HTMLElement;
  readonly lines: readonly ChartLine[];
  readonly holding: Holding;
};

/** The lines whose handles are within the chart. */
const inSight = (chart: DrawnChart, lines: readonly ChartLine[]) =>
  lines.flatMap(({ kind, price, isGhost = false }) => {
    const top = chart.yOf(price);
    return isGhost || top === null || top < 0 || top > chart.room().height ? [] : [{ kind, price, top }];
  });

/** A line on its way, and what it means there. */
const Moving = ({ texts, top }: { readonly texts: readonly string[]; readonly top: number }) => (
  <>
    <div className="drag-line" style={{ top }} />
    <div className="drag-label" style={{ top }} data-testid="drag-label">
      {texts.map((text, place) =>
        place === 0 ? (
          <b key={text}>{text}</b>
        ) : (
          <span key={text}>
            <MovedWords text={text} />
          </span>
        ),
      )}
    </div>
  </>
);

/** Handles on the lines of a position. Nothing is sent before it was asked about. */
export const Grips = ({ chart, field, lines, holding }: Props) => {
  const format = useFormat();
  const words = useWords(DRAG_WORDS);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [asked, setAsked] = useState<Drag | null>(null);
  const seen = inSight(chart, lines);
  const fixed = seen.map((line) => ({ ...line, why: whyFixed(holding.position, line.kind) }));
  const columns = gripColumns(seen.map(({ kind, top }) => (isDragKind(kind) ? top : -10_000)));
  const moving = asked ?? drag;
  const plan = moving === null ? null : planDrag(format.locale, holding, moving);
  const texts = moving === null || plan === null ? [] : dragTexts(format, holding, moving, plan);
  const end = () => {
    setDrag(null);
    setAsked(null);
  };
  const drop = (dropped: Drag) => {
    if (planDrag(format.locale, holding, dropped) === null) end();
    else setAsked(dropped);
  };
  return (
    <>
      <fieldset className="grips">
        <legend className="vh">{words.grips}</legend>
        {moving === null ? null : <Moving texts={texts} top={chart.yOf(moving.price) ?? 0} />}
        {fixed.map(({ kind, price, top, why }, place) =>
          why !== null || !isDragKind(kind) ? (
            why === null ? null : (
              <FixedGrip key={kind} kind={kind} why={why} top={top} />
            )
          ) : (
            <Grip
              key={kind}
              kind={kind}
              price={price}
              column={columns[place] ?? 0}
              chart={chart}
              field={field}
              drag={moving?.kind === kind ? moving : null}
              told={moving?.kind === kind ? texts.join(". ") : null}
              onMove={setDrag}
              onDrop={drop}
            />
          ),
        )}
      </fieldset>
      {asked === null || plan === null ? null : (
        <ConfirmDrag drag={asked} plan={plan} holding={holding} texts={texts} onClose={end} />
      )}
    </>
  );
};
