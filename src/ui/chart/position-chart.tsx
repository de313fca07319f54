"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PriceView, ReceiptView } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { ChartField } from "./chart-field.tsx";
import type { ChartLine } from "./chart-lines.ts";
import { isOfDays } from "./chart-range.ts";
import { ChartTable } from "./chart-table.tsx";
import { CHART_WORDS } from "./chart-words.ts";
import { Grips } from "./drag/grips.tsx";
import type { Holding } from "./drag/holding.ts";
import { withForming } from "./forming-candle.ts";
import { IndicatorSwitches } from "./indicator-switches.tsx";
import { RangePicker } from "./range-picker.tsx";
import { receiptMarks } from "./receipt-marks.ts";
import { useChartSettings } from "./use-chart-settings.ts";
import { useShownIndicators } from "./use-shown-indicators.ts";
import { useTheme } from "./use-theme.ts";

/** A name, the same in every language. */
const LIBRARY = "TradingView Lightweight Charts";

const POLL_MS = 5_000;
/** An average that settles over 166 closes is drawn for more than 300 then. */
const CANDLES = 500;
const NO_RECEIPTS: readonly ReceiptView[] = [];

type Props = {
  readonly price: PriceView;
  readonly lines: readonly ChartLine[];
  readonly source: string;
  /** Those of the position, newest first. */
  readonly receipts?: readonly ReceiptView[];
  /** What its lines stand for, where they may be dragged. */
  readonly holding?: Holding;
};

/** Candles with the position's lines. */
export const PositionChart = ({ price, lines, source, receipts = NO_RECEIPTS, holding }: Props) => {
  const trpc = useTRPC();
  const words = useWords(CHART_WORDS);
  const theme = useTheme();
  const { timeZone } = usePreferences().preferences;
  const [{ range, indicators }, change] = useChartSettings();
  const { network, last, readAt } = price;
  const query = useQuery(
    trpc.market.candles.queryOptions({ network, range, limit: CANDLES }, { refetchInterval: POLL_MS }),
  );
  const read = query.data ?? null;
  const candles = useMemo(
    () => withForming(read ?? [], range, { last, readAt }),
    [read, range, last, readAt],
  );
  const marks = useMemo(() => receiptMarks(range, candles, receipts), [range, candles, receipts]);
  const shown = useShownIndicators(candles, indicators);
  return (
    <section className="chart" aria-label={words.chart} data-testid="chart">
      <div className="chart-head">
        <h2>
          {words.price} <span className="label">{source}</span>
        </h2>
        <RangePicker range={range} onChange={(chosen) => change({ range: chosen })} />
      </div>
      <IndicatorSwitches shown={indicators} onChange={(chosen) => change({ indicators: chosen })} />
      {candles.length === 0 ? (
        <div className="chart-field">
          <p className="chart-wait">
            {query.isError ? readProblemOf(query.error) : read === null ? words.reading : words.noCandles}
          </p>
        </div>
      ) : (
        <ChartField
          key={`${theme} ${range}`}
          candles={candles}
          // A day's candle begins with the day of UTC, wherever it is looked at.
          timeZone={isOfDays(range) ? "UTC" : timeZone}
          lines={lines}
          indicators={shown}
          marks={marks}
          panes={indicators.filter((one) => one !== "ema" && one !== "bollinger").length}
          over={(chart, field) =>
            holding === undefined ? null : (
              <Grips chart={chart} field={field} lines={lines} holding={holding} />
            )
          }
        />
      )}
      <ChartTable candles={candles} lines={lines} last={last} indicators={shown} receipts={receipts} />
      <p className="chart-credit">
        {words.drawnWith}{" "}
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
          {LIBRARY}
        </a>
      </p>
    </section>
  );
};
