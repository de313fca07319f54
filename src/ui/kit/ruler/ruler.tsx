"use client";

import { useRef } from "react";
import { arrangeLabels } from "./arrange-labels.ts";
import { HiddenLabels } from "./hidden-labels.tsx";
import { RulerLabels } from "./ruler-labels.tsx";
import { type RulerLayout, type RulerSize, rulerLayout } from "./ruler-layout.ts";
import { RulerMarkShape } from "./ruler-mark.tsx";
import { isOnScale, placeOf, type RulerDomain } from "./ruler-scale.ts";
import { DimensionLine, MoveArrow } from "./ruler-spans.tsx";
import { RulerTicks } from "./ruler-ticks.tsx";
import type { BandStretch, RulerMark, RulerNeedle, RulerSpan } from "./ruler-types.ts";
import { useElementWidth } from "./use-element-width.ts";

type Props = {
  readonly domain: RulerDomain;
  readonly size: RulerSize;
  /** The ruler in words, for those who do not see it. */
  readonly text: string;
  readonly band: readonly BandStretch[];
  readonly marks: readonly RulerMark[];
  readonly needle: RulerNeedle | null;
  readonly move?: RulerSpan | null;
  readonly dimensions?: readonly RulerSpan[];
};

const percent = (fraction: number): string => `${(fraction * 100).toFixed(2)}%`;

const keyOf = (zones: readonly BandStretch[], index: number): string => {
  const kind = zones[index]?.kind ?? "";
  return `${kind}-${zones.slice(0, index).filter((zone) => zone.kind === kind).length}`;
};

/** The needle and its tag: plain elements over the drawing, so that they can run through a whole row and slide. */
const Needle = ({ needle, domain }: { readonly needle: RulerNeedle; readonly domain: RulerDomain }) => {
  if (!isOnScale(domain, needle.price)) return null;
  const left = percent(placeOf(domain, needle.price));
  const ghost = needle.isGhost ? " ghost" : "";
  return (
    <>
      <i className={`nl${ghost}`} style={{ left }} aria-hidden="true" />
      {needle.tag === null ? null : (
        <span
          className={`pricetag${ghost}`}
          style={{ left: `clamp(2.2rem, ${left}, calc(100% - 2.2rem))` }}
          aria-hidden="true"
        >
          {needle.tag}
        </span>
      )}
    </>
  );
};

type BandProps = {
  readonly zones: readonly BandStretch[];
  readonly domain: RulerDomain;
  readonly layout: RulerLayout;
};

/** Zones of the band, left to right. */
const Band = ({ zones, domain, layout }: BandProps) =>
  zones.map((zone, index) => (
    <rect
      key={keyOf(zones, index)}
      className={`z-${zone.kind}`}
      x={percent(placeOf(domain, zone.from))}
      width={percent(placeOf(domain, zone.to) - placeOf(domain, zone.from))}
      y={layout.band}
      height={layout.thick}
    />
  ));

/**
 * Prices on one logarithmic axis: band, ticks, marks, words and dimension lines, with the needle of the last price.
 * All prices in dollars.
 */
export const Ruler = ({ domain, size, text, band, marks, needle, move = null, dimensions = [] }: Props) => {
  const axis = useRef<HTMLDivElement>(null);
  const width = useElementWidth(axis);
  const layout = rulerLayout(size, dimensions.length > 0);
  const isTagged = needle !== null && needle.tag !== null;
  const { shown, hidden } = arrangeLabels(marks, { domain, width, needle: needle?.price ?? null });
  return (
    <div className={isTagged ? "axis tagged" : "axis"} ref={axis}>
      {needle === null ? null : <Needle needle={needle} domain={domain} />}
      <svg className="ruler" height={layout.height} role="img" aria-label={text}>
        <Band zones={band} domain={domain} layout={layout} />
        <RulerTicks domain={domain} y={layout.band + layout.thick} />
        {marks
          .filter((mark) => isOnScale(domain, mark.price))
          .map((mark, index) => (
            <RulerMarkShape
              key={`${mark.kind}-${marks.slice(0, index).filter(({ kind }) => kind === mark.kind).length}`}
              kind={mark.kind}
              x={percent(placeOf(domain, mark.price))}
              layout={layout}
            />
          ))}
        <RulerLabels shown={shown} layout={layout} width={width} />
        {move === null ? null : (
          <MoveArrow
            span={move}
            domain={domain}
            layout={layout}
            width={width}
            needle={needle?.price ?? null}
          />
        )}
        {dimensions.map((span) => (
          <DimensionLine key={span.from} span={span} domain={domain} layout={layout} width={width} />
        ))}
      </svg>
      <HiddenLabels hidden={hidden} layout={layout} width={width} />
    </div>
  );
};
