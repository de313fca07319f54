import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { aPositionView, aPrice, aReceiptView } from "#testing/views/an-overview.ts";
import { inPortuguese } from "#testing/views/in-portuguese.tsx";
import { chartLines } from "./chart-lines.ts";
import { ChartTable } from "./chart-table.tsx";

const candle = {
  at: "2026-11-23T17:53:00.000Z",
  open: 135_600,
  high: 135_801,
  low: 135_500,
  close: 135_680,
  volume: 12_400,
};
const table = (
  <ChartTable
    candles={[candle]}
    lines={chartLines(aPositionView(), aPrice(), 412_600)}
    last={135_680}
    indicators={[
      { name: "volume", lines: [{ name: "volume", values: [12_400] }] },
      { name: "rsi", lines: [{ name: "rsi", values: [null] }] },
    ]}
    receipts={[aReceiptView()]}
  />
);

it("tells lines with their distance, indicators, receipts with the way there, and candles", () => {
  const html = renderToStaticMarkup(table).replaceAll("\u202f", " ");
  // 59,943 from 67,840 is −11.64 %.
  expect(html).toContain("<td>Liquidation</td><td>59,943</td><td>−11.6 %</td>");
  expect(html).toContain("<td>Traded in a candle, USD</td><td>traded</td><td>12,400</td>");
  expect(html).toContain("<td>RSI, 14 candles</td><td>index</td><td>Too few candles</td>");
  expect(html).toContain('href="/activity?receipt=44444444-4444-4444-8444-444444444444"');
  expect(html).toContain("<td>67,800</td><td>67,900.5</td><td>67,750</td><td>67,840</td><td>12,400</td>");
});

it("tells them in Portuguese", () => {
  const html = inPortuguese(table);
  expect(html).toContain("<td>Liquidação</td><td>59.943</td>");
  expect(html).toContain("<td>67.800</td><td>67.900,5</td>");
  expect(html).toContain("O candle mais novo");
});
