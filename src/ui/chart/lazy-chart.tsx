"use client";

import type { ComponentProps } from "react";
import { LateFailure } from "#ui/kit/late-failure.tsx";
import { createLatePart } from "#ui/kit/late-part.ts";
import { useLatePart } from "#ui/kit/use-late-part.ts";
import type { PositionChart } from "./position-chart.tsx";

/** The chart and its library. */
export const CHART_PART = createLatePart(() =>
  import("./position-chart.tsx").then((part) => part.PositionChart),
);

/** The chart with all it needs, fetched only where one is shown; a page whose chart cannot be fetched goes on without it. */
export const LazyChart = (props: ComponentProps<typeof PositionChart>) => {
  const state = useLatePart(CHART_PART);
  if (state.kind === "here") {
    const Chart = state.part;
    return <Chart {...props} />;
  }
  return (
    <div className="chart-field">
      {state.kind === "failed" ? <LateFailure onAgain={CHART_PART.fetch} /> : null}
    </div>
  );
};
