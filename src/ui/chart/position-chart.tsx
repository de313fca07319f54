"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { AccountView, CandleView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import type { ChartLine } from "./chart-lines.ts";
import { CHART_WORDS } from "./chart-words.ts";
import { type DrawnChart, drawChart } from "./draw-chart.ts";
import { linesText } from "./lines-text.ts";
import { useTheme } from "./use-theme.ts";

const RANGES = ["1m", "5m", "15m", "1h", "4h", "1d"] as const;
type Range = (typeof RANGES)[number];

/** A name, the same in every language. */
const LIBRARY = "TradingView Lightweight Charts";

const POLL_MS = 5_000;
const CANDLES = 300;

type FieldProps = {
  readonly candles: readonly CandleView[];
  /** By whose clocks they are drawn. */
  readonly timeZone: string;
  readonly lines: readonly ChartLine[];
};

/** The drawing itself; it is made again only when the theme, the range, or the language or zone of the page changes. */
const Field = ({ candles, timeZone, lines }: FieldProps) => {
  const words = useWords(CHART_WORDS);
  const format = useFormat();
  const field = useRef<HTMLElement>(null);
  const [chart, setChart] = useState<DrawnChart | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    let made: DrawnChart | null = null;
    const draw = async (element: HTMLElement) => {
      made = await drawChart(element, format);
      if (isGone) made.remove();
      else setChart(made);
    };
    if (field.current !== null) draw(field.current).catch(() => setFailed(true));
    return () => {
      isGone = true;
      setChart(null);
      made?.remove();
    };
  }, [format]);
  useEffect(() => chart?.setCandles(candles, timeZone), [chart, candles, timeZone]);
  const key = lines.map(({ kind, price }) => `${kind} ${price}`).join();
  const shown = useRef(lines);
  shown.current = lines;
  useEffect(() => {
    if (key !== "") chart?.setLines(shown.current);
  }, [chart, key]);
  return (
    <figure className="chart-field" ref={field} aria-label={linesText(format, lines)}>
      {hasFailed ? <p className="chart-wait">{words.notLoaded}</p> : null}
    </figure>
  );
};

type Props = {
  readonly network: AccountView["network"];
  readonly lines: readonly ChartLine[];
  readonly source: string;
};

/** Candles with the position's lines. */
export const PositionChart = ({ network, lines, source }: Props) => {
  const trpc = useTRPC();
  const words = useWords(CHART_WORDS);
  const theme = useTheme();
  const { timeZone } = usePreferences().preferences;
  const [range, setRange] = useState<Range>("1m");
  const query = useQuery(
    trpc.market.candles.queryOptions({ network, range, limit: CANDLES }, { refetchInterval: POLL_MS }),
  );
  const candles = query.data ?? null;
  return (
    <section className="chart" aria-label={words.chart} data-testid="chart">
      <div className="chart-head">
        <h2>
          {words.price} <span className="label">{source}</span>
        </h2>
        <div className="ranges">
          {RANGES.map((one) => (
            <button key={one} type="button" aria-pressed={one === range} onClick={() => setRange(one)}>
              {one}
            </button>
          ))}
        </div>
      </div>
      {candles === null || candles.length === 0 ? (
        <div className="chart-field">
          <p className="chart-wait">
            {query.isError ? readProblemOf(query.error) : candles === null ? words.reading : words.noCandles}
          </p>
        </div>
      ) : (
        <Field
          key={`${theme} ${range}`}
          candles={candles}
          // A day's candle begins with the day of UTC, wherever it is looked at.
          timeZone={range === "1d" ? "UTC" : timeZone}
          lines={lines}
        />
      )}
      <p className="chart-credit">
        {words.drawnWith}{" "}
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
          {LIBRARY}
        </a>
      </p>
    </section>
  );
};
