import Link from "next/link";
import type { ReactNode } from "react";
import type { CandleView, ReceiptView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { KIT_WORDS } from "#ui/kit/kit-words.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { oldestFirst } from "./candles-in-order.ts";
import type { ChartLine } from "./chart-lines.ts";
import { CHART_WORDS } from "./chart-words.ts";
import { changeBps } from "./drag/move-price.ts";
import type { ShownIndicator } from "./draw-indicators.ts";
import type { LineName } from "./indicators/indicator-lines.ts";
import { indicatorName } from "./indicators/indicator-name.ts";
import { TABLE_WORDS } from "./table-words.ts";

/** As many candles as are read in a row. */
const CANDLES = 12;

type Props = {
  readonly candles: readonly CandleView[];
  readonly lines: readonly ChartLine[];
  readonly last: number;
  readonly indicators: readonly ShownIndicator[];
  readonly receipts: readonly ReceiptView[];
};

type TableProps = {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

const Table = ({ title, heads, rows }: TableProps) =>
  rows.length === 0 ? null : (
    <div className="scroll">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, place) => (
                <td key={heads[place]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

const Lines = ({ lines, last }: Pick<Props, "lines" | "last">) => {
  const words = useWords(CHART_WORDS);
  const heads = useWords(TABLE_WORDS);
  const format = useFormat();
  const rows = lines.map(({ kind, price, isGhost = false }) => ({
    key: `${kind} ${isGhost}`,
    cells: [
      isGhost ? words.ghost(words.lines[kind]) : words.lines[kind],
      format.priceExact(price),
      kind === "last" ? "" : format.change(changeBps(price, last)),
    ],
  }));
  return <Table title={heads.lines} heads={[heads.line, heads.price, heads.distance]} rows={rows} />;
};

const Indicators = ({ indicators }: Pick<Props, "indicators">) => {
  const words = useWords(CHART_WORDS);
  const heads = useWords(TABLE_WORDS);
  const format = useFormat();
  const told = (name: LineName, value: number): string =>
    name === "volume" ? format.number(value) : format.number(value, 2);
  const rows = indicators.flatMap(({ name, lines }) =>
    lines.map((line) => {
      const value = line.values.at(-1) ?? null;
      return {
        key: line.name,
        cells: [
          indicatorName(words, name),
          heads.parts[line.name],
          value === null ? heads.tooFew : told(line.name, value),
        ],
      };
    }),
  );
  return (
    <Table title={heads.indicators} heads={[heads.indicator, heads.part, heads.lastValue]} rows={rows} />
  );
};

const Candles = ({ candles }: Pick<Props, "candles">) => {
  const heads = useWords(TABLE_WORDS);
  const format = useFormat();
  const rows = oldestFirst(candles)
    .slice(-CANDLES)
    .reverse()
    .map(({ at, open, high, low, close, volume }) => ({
      key: at,
      cells: [
        format.moment(at),
        ...[open, high, low, close].map((price) => format.priceExact(price)),
        format.number(volume),
      ],
    }));
  const { begins, open, high, low, close, volume } = heads;
  return (
    <Table title={heads.candles(rows.length)} heads={[begins, open, high, low, close, volume]} rows={rows} />
  );
};

const Receipts = ({ receipts }: Pick<Props, "receipts">) => {
  const heads = useWords(TABLE_WORDS);
  const format = useFormat();
  const rows = receipts.map(({ id, at, title }) => ({
    key: id,
    cells: [
      format.moment(at),
      <Link key={id} className="link" href={`/activity?receipt=${id}`}>
        {title}
      </Link>,
    ],
  }));
  return <Table title={heads.receipts} heads={[heads.begins, heads.receipt]} rows={rows} />;
};

/** All that a chart shows, for those who read rather than see. */
export const ChartTable = ({ candles, lines, last, indicators, receipts }: Props) => {
  const { asTable } = useWords(KIT_WORDS);
  return (
    <details className="as-table" data-testid="chart-table">
      <summary>{asTable}</summary>
      <Lines lines={lines} last={last} />
      <Indicators indicators={indicators} />
      <Receipts receipts={receipts} />
      <Candles candles={candles} />
    </details>
  );
};
