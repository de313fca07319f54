import type { ArrangedLabels } from "./arrange-labels.ts";
import type { RulerLayout } from "./ruler-layout.ts";

type Props = {
  readonly shown: ArrangedLabels["shown"];
  readonly layout: RulerLayout;
  /** The ruler's width in pixels. */
  readonly width: number;
};

/** Names over prices, in the lane above the band or below it. */
export const RulerLabels = ({ shown, layout, width }: Props) =>
  shown.map(({ id, kind, x, lane, name, value, label }) => (
    <svg
      key={id}
      x={`${((x / Math.max(1, width)) * 100).toFixed(2)}%`}
      y={lane === "above" ? layout.band - 35 : layout.band + layout.thick + 27}
      overflow="visible"
      aria-hidden="true"
    >
      <text textAnchor={label.anchor} x={label.shift.toFixed(2)}>
        <tspan className="n">{name}</tspan>
        <tspan className={`v-${kind}`} x={label.shift.toFixed(2)} dy={14}>
          {value}
        </tspan>
      </text>
    </svg>
  ));
