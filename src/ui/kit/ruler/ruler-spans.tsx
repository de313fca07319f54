import type { RulerLayout } from "./ruler-layout.ts";
import { placeOf, type RulerDomain } from "./ruler-scale.ts";
import type { RulerSpan } from "./ruler-types.ts";

const percent = (fraction: number): string => `${(Math.min(1, Math.max(0, fraction)) * 100).toFixed(2)}%`;

type Props = {
  readonly span: RulerSpan;
  readonly domain: RulerDomain;
  readonly layout: RulerLayout;
  /** The ruler's width in pixels. */
  readonly width: number;
};

const DISTANCE_CHARACTER = 8.5;
const BESIDE = 10;

type Hanging = { readonly x: number; readonly anchor: "start" | "middle" | "end" };

/**
 * Where the words of a dimension line hang, in pixels: on the line where they fit between its heads, else beside its
 * far end, away from the needle, or past the needle where there is no room.
 */
const hangDistance = ({ span, domain, width }: Props): Hanging => {
  const at = (price: number) => Math.min(1, Math.max(0, placeOf(domain, price))) * width;
  const [from, to] = [at(span.from), at(span.to)];
  const words = span.text.length * DISTANCE_CHARACTER;
  if (Math.abs(to - from) >= words + 40) return { x: (from + to) / 2, anchor: "middle" };
  if (from <= to) {
    return from > words + BESIDE ? { x: from - BESIDE, anchor: "end" } : { x: to + BESIDE, anchor: "start" };
  }
  return width - from > words + BESIDE
    ? { x: from + BESIDE, anchor: "start" }
    : { x: to - BESIDE, anchor: "end" };
};

/** The dimension line under a ruler, which carries a distance in percent. */
export const DimensionLine = (props: Props) => {
  const { span, domain, layout } = props;
  const { x, anchor } = hangDistance(props);
  const [from, to] = [placeOf(domain, span.from), placeOf(domain, span.to)];
  const y = layout.height - 16;
  const [left, right] = from <= to ? [from, to] : [to, from];
  return (
    <>
      <line className="d-line" x1={percent(left)} x2={percent(right)} y1={y} y2={y} />
      <svg className="d-head" x={percent(left)} y={y} overflow="visible" aria-hidden="true">
        <path d="M2 0L9 -3.5V3.5Z" />
      </svg>
      <svg className="d-head" x={percent(right)} y={y} overflow="visible" aria-hidden="true">
        <path d="M-2 0L-9 -3.5V3.5Z" />
      </svg>
      <text className="d-text" textAnchor={anchor} x={x.toFixed(2)} y={y + 5}>
        {span.text}
      </text>
    </>
  );
};

const MOVE_CHARACTER = 7;
const CLEAR_OF_NEEDLE = 8;

type MoveProps = Props & { readonly needle: number | null };

/** Where the words of a move hang, in pixels: over its middle, but clear of the needle and inside the ruler. */
const placeOfMove = ({ span, domain, width, needle }: MoveProps): number => {
  const half = (span.text.length * MOVE_CHARACTER) / 2;
  const middle = ((placeOf(domain, span.from) + placeOf(domain, span.to)) / 2) * width;
  const at = needle === null ? null : placeOf(domain, needle) * width;
  const clear =
    at === null
      ? middle
      : middle <= at
        ? Math.min(middle, at - CLEAR_OF_NEEDLE - half)
        : Math.max(middle, at + CLEAR_OF_NEEDLE + half);
  return Math.min(width - half, Math.max(half, clear));
};

/** The arrow of a liquidation that moved, with the move in dollars on it. */
export const MoveArrow = (props: MoveProps) => {
  const { span, domain, layout } = props;
  const [from, to] = [placeOf(domain, span.from), placeOf(domain, span.to)];
  const y = layout.band - 22;
  return (
    <g className="move">
      <line x1={percent(from)} x2={percent(to)} y1={y} y2={y} />
      <svg x={percent(to)} y={y} overflow="visible" aria-hidden="true">
        <path d={to < from ? "M1 0L9 -5V5Z" : "M-1 0L-9 -5V5Z"} />
      </svg>
      {span.text === "" ? null : (
        <text x={placeOfMove(props).toFixed(2)} textAnchor="middle" y={y - 8}>
          {span.text}
        </text>
      )}
    </g>
  );
};
