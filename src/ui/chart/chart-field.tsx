"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { CandleView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import type { ChartLine } from "./chart-lines.ts";
import { CHART_WORDS } from "./chart-words.ts";
import { type DrawnChart, drawChart } from "./draw-chart.ts";
import type { ShownIndicator } from "./draw-indicators.ts";
import { linesText } from "./lines-text.ts";
import type { ReceiptMark } from "./receipt-marks.ts";

type Props = {
  readonly candles: readonly CandleView[];
  /** By whose clocks they are drawn. */
  readonly timeZone: string;
  readonly lines: readonly ChartLine[];
  readonly indicators: readonly ShownIndicator[];
  readonly marks: readonly ReceiptMark[];
  /** How many panes there are below the price. */
  readonly panes: number;
  /** What lies over the chart, drawn again whenever its scale may be another one. */
  readonly over?: (chart: DrawnChart, field: HTMLElement) => ReactNode;
};

/** The drawing itself; it is made again only when the theme, the range, or the language or zone of the page changes. */
export const ChartField = ({ candles, timeZone, lines, indicators, marks, panes, over }: Props) => {
  const words = useWords(CHART_WORDS);
  const format = useFormat();
  const router = useRouter();
  const field = useRef<HTMLElement>(null);
  const [chart, setChart] = useState<DrawnChart | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [, setScale] = useState("");
  const shown = useRef(lines);
  shown.current = lines;
  useEffect(() => {
    let isGone = false;
    let made: DrawnChart | null = null;
    let frame = 0;
    const look = () => {
      frame = 0;
      if (isGone || made === null) return;
      const { scale, height } = made.room();
      const places = shown.current.map(({ price }) => Math.round(made?.yOf(price) ?? -1));
      setScale([scale, height, ...places].join());
    };
    const draw = async (element: HTMLElement) => {
      made = await drawChart(element, format, timeZone, {
        onMoved: () => {
          if (frame === 0) frame = requestAnimationFrame(look);
        },
        onReceipt: (id) => router.push(`/activity?receipt=${id}`),
      });
      if (isGone) made.remove();
      else setChart(made);
    };
    if (field.current !== null) draw(field.current).catch(() => setFailed(true));
    return () => {
      isGone = true;
      cancelAnimationFrame(frame);
      setChart(null);
      made?.remove();
    };
  }, [format, timeZone, router]);
  useEffect(() => chart?.setCandles(candles, indicators, marks), [chart, candles, indicators, marks]);
  const key = lines.map(({ kind, price, isGhost }) => `${kind} ${price} ${isGhost}`).join();
  useEffect(() => {
    if (key !== "") chart?.setLines(shown.current);
  }, [chart, key]);
  return (
    <div className="chart-stage" data-panes={panes}>
      <figure className="chart-field" ref={field} aria-label={linesText(format, lines)}>
        {hasFailed ? <p className="chart-wait">{words.notLoaded}</p> : null}
      </figure>
      {chart === null || field.current === null ? null : over?.(chart, field.current)}
    </div>
  );
};
