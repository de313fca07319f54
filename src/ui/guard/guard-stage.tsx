"use client";

import type { MarginGuardPreview } from "#domain/automations/preview-margin-guard.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import type { RulerMark } from "#ui/kit/ruler/ruler-types.ts";
import { rulerZones, type ZoneEdge } from "#ui/kit/ruler/ruler-zones.ts";
import { useStageDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { priceWhereDistanceIs } from "#ui/positions/position-risk.ts";
import type { Reading } from "#ui/verdict/reading-age.ts";
import { STAGE_WORDS } from "./stage-words.ts";

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

const marksNow = (format: Format, { position, preview }: Props): readonly RulerMark[] => {
  const words = STAGE_WORDS[format.locale];
  const mark = (kind: RulerMark["kind"], name: string, halfUsd: number): RulerMark => ({
    kind,
    name,
    price: dollars(halfUsd),
    value: format.price(halfUsd),
  });
  return [
    mark("liq", words.liquidation, position.liquidation),
    mark("trigger", words.trigger, preview.trigger.price),
    ...(position.stopLoss === null ? [] : [mark("stop", words.stop, position.stopLoss)]),
    mark("entry", words.entry, position.entryPrice),
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
  const words = useWords(STAGE_WORDS);
  const format = useFormat();
  const isStale = priceReading.freshness !== "fresh";
  return (
    <div className="lane">
      <div className="who">
        <b>{words.now}</b>
        <span>
          {priceReading.ageMs === null ? words.priceNotRead : words.priceOld(format.age(priceReading.ageMs))}
        </span>
      </div>
      <Ruler
        domain={domain}
        size="lane"
        text={words.nowText(
          format.price(position.liquidation),
          format.price(preview.trigger.price),
          format.price(last),
        )}
        band={rulerZones(domain, edgesFor(position, position.liquidation, triggerBps))}
        marks={marksNow(format, props)}
        needle={{ price: dollars(last), tag: format.price(last), isGhost: isStale }}
      />
    </div>
  );
};

const ThenLane = (props: Props & { readonly domain: { low: number; high: number } }) => {
  const { position, preview, triggerBps, last, domain } = props;
  const words = useWords(STAGE_WORDS);
  const format = useFormat();
  const { price, liquidationAfter } = effectOf(props);
  if (liquidationAfter === null) return null;
  const change = Math.round(((price - last) / last) * 10_000);
  const distance = Math.floor((Math.abs(price - liquidationAfter) / price) * 10_000);
  const after = { ...position, liquidation: liquidationAfter };
  return (
    <div className="lane">
      <div className="who">
        <b>{preview.firesNow ? words.onNextTick : words.whenItFires}</b>
        <span>{preview.firesNow ? words.isInside : words.fromNow(format.change(change))}</span>
      </div>
      <Ruler
        domain={domain}
        size="lane"
        text={words.thenText(
          format.price(price),
          format.price(position.liquidation),
          format.price(liquidationAfter),
          format.distance(distance),
        )}
        band={rulerZones(domain, edgesFor(after, liquidationAfter, triggerBps))}
        marks={[
          {
            kind: "target",
            name: words.liquidationAfter,
            price: dollars(liquidationAfter),
            value: format.price(liquidationAfter),
          },
          {
            kind: "was",
            name: words.liquidationBefore,
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
  const words = useWords(STAGE_WORDS);
  const format = useFormat();
  const { price, liquidationAfter } = effectOf(props);
  const domain = useStageDomain(
    [position.liquidation, preview.trigger.price, last, price, liquidationAfter ?? position.liquidation].map(
      dollars,
    ),
  );
  return (
    <section className="stage" aria-label={words.title} data-testid="guard-preview">
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
