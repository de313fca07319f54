import type { RulerLayout } from "./ruler-layout.ts";
import type { MarkKind } from "./ruler-types.ts";

type Props = { readonly kind: MarkKind; readonly x: string; readonly layout: RulerLayout };

/** The shape of one mark, drawn around its own price at x = 0. */
const shapeOf = (kind: MarkKind, { band, thick }: RulerLayout) => {
  const base = band + thick;
  switch (kind) {
    case "liq":
      return <rect x={-1.5} width={3} y={band - 6} height={thick + 18} />;
    case "trigger":
      return (
        <>
          <line y1={band - 8} y2={base} />
          <path className="stand" d={`M0 ${band - 16}l5 5l-5 5l-5 -5Z`} />
        </>
      );
    case "stop":
      return (
        <>
          <line y1={band - 3} y2={base + 9} />
          <rect className="stand" x={-3.5} y={base + 7} width={7} height={7} />
        </>
      );
    case "take-profit":
      return (
        <>
          <line y1={band - 3} y2={base + 12} />
          <path className="stand" d={`M0 ${base + 5}l8 4l-8 4Z`} />
        </>
      );
    case "target":
      return <rect x={-3} width={6} y={band - 7} height={thick + 19} />;
    case "was":
      return <rect x={-2} width={4} y={band - 6} height={thick + 17} />;
    case "entry":
      return <circle cy={base} r={3.5} />;
  }
};

/** One mark on the ruler; `x` is its place in percent, so it moves with the ruler's width. */
export const RulerMarkShape = ({ kind, x, layout }: Props) => (
  <svg className={`m-${kind}`} x={x} y={0} overflow="visible" aria-hidden="true">
    {shapeOf(kind, layout)}
  </svg>
);
