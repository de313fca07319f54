"use client";

import type { MarginGuardPreview } from "#domain/automations/preview-margin-guard.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import type { RulerMark } from "#ui/kit/ruler/ruler-types.ts";
import { rulerZones, type ZoneEdge } from "#ui/kit/ruler/ruler-zones.ts";
import { useStageDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { priceWhereDistanceIs } from "#ui/positions/position-risk.ts";
import type { Reading } from "#ui/verdict/reading-age.ts";

type Props = {
  readonly position: PositionView;
  readonly preview: MarginGuardPreview;
  readonly triggerBps: number;
  readonly last: number;
  readonly priceReading: Reading;
};

const dollars = (halfUsd: number): number => halfUsd / 2;

/** Zones as the guard under edit would make them. */
const edgesFor = (position: PositionView, liquidation: number, triggerBps: number) => {
  const at = (bps: number) => priceWhereDistanceIs({ ...position, liquidation }, bps) ?? liquidation;
  const edge: ZoneEdge = {
    liquidation: dollars(liquidation),
    dangerUntil: dollars(at(triggerBps)),
    watchUntil: dollars(at(Math.ceil(triggerBps * 1.5))),
  };
  return position.side === "long" ? { below: edge, above: null } : { below: null, above: edge };
};

const marksNow = ({ position, preview }: Props): readonly RulerMark[] => {
  const mark = (kind: RulerMark["kind"], name: string, halfUsd: number): RulerMark => ({
    kind,
    name,
    price: dollars(halfUsd),
    value: format.price(halfUsd),
  });
  return [
    mark("liq", "Liq", position.liquidation),
    mark("trigger", "Guard adds", preview.trigger.price),
    ...(position.stopLoss === null ? [] : [mark("stop", "Stop loss", position.stopLoss)]),
    mark("entry", "Entry", position.entryPrice),
  ];
};

/** The price the guard would act at, and the liquidation it would leave. */
const effectOf = ({ preview, last }: Props) => {
  const price = preview.firesNow ? last : preview.trigger.price;
  const { verdict } = preview;
  return { price, liquidationAfter: verdict.kind === "add-margin" ? verdict.liquidationAfter : null };
};

const NowLane = (props: Props & { readonly domain: { low: number; high: number } }) => {
  const { position, preview, triggerBps, last, priceReading, domain } = props;
  const isStale = priceReading.freshness !== "fresh";
  return (
    <div className="lane">
      <div className="who">
        <b>Now</b>
        <span>
          Price {priceReading.ageMs === null ? "not read" : `${format.age(priceReading.ageMs)} old`}
        </span>
      </div>
      <Ruler
        domain={domain}
        size="lane"
        text={`Now: liquidation ${format.price(position.liquidation)}, guard adds at ${format.price(preview.trigger.price)}, last price ${format.price(last)}.`}
        band={rulerZones(domain, edgesFor(position, position.liquidation, triggerBps))}
        marks={marksNow(props)}
        needle={{ price: dollars(last), tag: format.price(last), isGhost: isStale }}
      />
    </div>
  );
};

const ThenLane = (props: Props & { readonly domain: { low: number; high: number } }) => {
  const { position, preview, triggerBps, last, domain } = props;
  const { price, liquidationAfter } = effectOf(props);
  if (liquidationAfter === null) return null;
  const change = Math.round(((price - last) / last) * 10_000);
  const distance = Math.floor((Math.abs(price - liquidationAfter) / price) * 10_000);
  const after = { ...position, liquidation: liquidationAfter };
  return (
    <div className="lane">
      <div className="who">
        <b>{preview.firesNow ? "On the next tick" : "When it fires"}</b>
        <span>
          {preview.firesNow ? "The price is inside the trigger" : `Price ${format.change(change)} from now`}
        </span>
      </div>
      <Ruler
        domain={domain}
        size="lane"
        text={`When it fires: price ${format.price(price)}, liquidation moves from ${format.price(position.liquidation)} to ${format.price(liquidationAfter)}, ${format.distance(distance)} away.`}
        band={rulerZones(domain, edgesFor(after, liquidationAfter, triggerBps))}
        marks={[
          {
            kind: "target",
            name: "Liq after",
            price: dollars(liquidationAfter),
            value: format.price(liquidationAfter),
          },
          {
            kind: "was",
            name: "Was",
            price: dollars(position.liquidation),
            value: format.price(position.liquidation),
            isQuiet: true,
          },
        ]}
        needle={{ price: dollars(price), tag: format.price(price), isGhost: !preview.firesNow }}
        move={{
          from: dollars(position.liquidation),
          to: dollars(liquidationAfter),
          text: format.priceChange(liquidationAfter - position.liquidation),
        }}
        dimensions={[
          { from: dollars(liquidationAfter), to: dollars(price), text: format.distance(distance) },
        ]}
      />
    </div>
  );
};

/** Before and after on one scale. */
export const GuardStage = (props: Props) => {
  const { position, preview, last } = props;
  const { price, liquidationAfter } = effectOf(props);
  const domain = useStageDomain(
    [position.liquidation, preview.trigger.price, last, price, liquidationAfter ?? position.liquidation].map(
      dollars,
    ),
  );
  return (
    <section className="stage" aria-label="Preview" data-testid="guard-preview">
      <NowLane {...props} domain={domain} />
      <ThenLane {...props} domain={domain} />
      <div className="lane scale">
        <div className="who" />
        <div className="axis">
          <RulerNumbers domain={domain} formatPrice={(value) => format.price(value * 2)} />
        </div>
      </div>
    </section>
  );
};
