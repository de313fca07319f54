"use client";

import { useState } from "react";
import type { MarginGuardPreview } from "#domain/automations/preview-margin-guard.ts";
import type { PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { linesWith } from "#ui/chart/chart-lines.ts";
import { LazyChart } from "#ui/chart/lazy-chart.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { candleSource } from "#ui/positions/candle-source.ts";
import { STAGE_WORDS } from "./stage-words.ts";

type Props = {
  readonly position: PositionView;
  readonly price: PriceView;
  readonly preview: MarginGuardPreview;
};

/** The guard under edit on the candles: where it would act, and where that would bring liquidation. */
export const GuardChart = ({ position, price, preview }: Props) => {
  const words = useWords(STAGE_WORDS);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="as-table"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      data-testid="guard-chart"
    >
      <summary>{words.onChart}</summary>
      {isOpen ? (
        <LazyChart
          price={price}
          lines={linesWith(position, price.last, preview)}
          source={candleSource(format, price)}
        />
      ) : null}
    </details>
  );
};
