import { placeLabels } from "./place-labels.ts";
import { laneOf, type RulerLayout, rankOf } from "./ruler-layout.ts";
import { isOnScale, placeOf, type RulerDomain } from "./ruler-scale.ts";
import type { RulerMark } from "./ruler-types.ts";

type Props = {
  readonly marks: readonly RulerMark[];
  readonly domain: RulerDomain;
  readonly layout: RulerLayout;
  readonly width: number;
  readonly needle: number | null;
};

const clamp = (place: number): number => Math.min(1, Math.max(0, place));

/** A mark off the scale keeps its words at the edge it lies beyond, with a chevron that points to it. */
const nameOf = (mark: RulerMark, domain: RulerDomain): string =>
  isOnScale(domain, mark.price) ? mark.name : mark.price < domain.low ? `‹ ${mark.name}` : `${mark.name} ›`;

/** Names over prices, in the lane above the band or below it. */
export const RulerLabels = ({ marks, domain, layout, width, needle }: Props) => {
  const shown = marks.filter(
    (mark) => mark.isQuiet !== true && (isOnScale(domain, mark.price) || mark.kind === "liq"),
  );
  const needlePixels = needle === null ? null : placeOf(domain, needle) * width;
  return (["above", "below"] as const).flatMap((lane) => {
    const wishes = shown.map((mark, index) => ({
      id: `${mark.kind}-${index}`,
      x: clamp(placeOf(domain, mark.price)) * width,
      rank: rankOf(mark.kind),
      name: nameOf(mark, domain),
      value: mark.value,
      mark,
    }));
    const inLane = wishes.filter(({ mark }) => laneOf(mark.kind) === lane);
    const y = lane === "above" ? layout.band - 35 : layout.band + layout.thick + 27;
    return placeLabels(inLane, width, needlePixels).map((label) => {
      const wish = inLane.find(({ id }) => id === label.id);
      if (!wish) return null;
      const x = `${(clamp(placeOf(domain, wish.mark.price)) * 100).toFixed(2)}%`;
      return (
        <svg key={label.id} x={x} y={y} overflow="visible" aria-hidden="true">
          <text textAnchor={label.anchor} x={label.shift}>
            <tspan className="n">{wish.name}</tspan>
            <tspan className={`v-${wish.mark.kind}`} x={label.shift} dy={14}>
              {wish.value}
            </tspan>
          </text>
        </svg>
      );
    });
  });
};
