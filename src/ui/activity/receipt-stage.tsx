"use client";

import type { ReceiptView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import type { RulerDomain } from "#ui/kit/ruler/ruler-scale.ts";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import type { BandStretch, RulerMark } from "#ui/kit/ruler/ruler-types.ts";
import { useStageDomain } from "#ui/kit/ruler/use-ruler-domain.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { RECEIPT_WORDS } from "./receipt-words.ts";

type Moment = { readonly price: number; readonly liquidation: number };

type LaneProps = {
  readonly name: string;
  readonly detail: string;
  readonly domain: RulerDomain;
  readonly moment: Moment;
  readonly was: number | null;
  readonly distanceBps: number | null;
  readonly isTagged: boolean;
};

const dollars = (halfUsd: number): number => halfUsd / 2;

/** A receipt knows liquidation and price, not the zones of its time: beyond liquidation is lost, the rest is plain. */
const bandOf = ({ price, liquidation }: Moment, { low, high }: RulerDomain): readonly BandStretch[] => {
  const at = dollars(liquidation);
  return liquidation <= price
    ? [
        { kind: "lost", from: low, to: at },
        { kind: "plain", from: at, to: high },
      ]
    : [
        { kind: "plain", from: low, to: at },
        { kind: "lost", from: at, to: high },
      ];
};

const marksOf = (format: Format, { liquidation }: Moment, was: number | null): readonly RulerMark[] => {
  const names = RECEIPT_WORDS[format.locale].stage;
  const liq: RulerMark = {
    kind: "liq",
    name: names.liq,
    price: dollars(liquidation),
    value: format.price(liquidation),
  };
  return was === null
    ? [liq]
    : [liq, { kind: "was", name: names.was, price: dollars(was), value: format.price(was), isQuiet: true }];
};

const Lane = ({ name, detail, domain, moment, was, distanceBps, isTagged }: LaneProps) => {
  const words = useWords(RECEIPT_WORDS).stage;
  const format = useFormat();
  const liquidation = format.priceExact(moment.liquidation);
  const distance = distanceBps === null ? null : format.distanceExact(distanceBps);
  return (
    <div className="lane">
      <div className="who">
        <b>{name}</b>
        <span>{detail}</span>
      </div>
      <Ruler
        domain={domain}
        size="lane"
        text={distance === null ? words.text(name, liquidation) : words.textAway(name, liquidation, distance)}
        band={bandOf(moment, domain)}
        marks={marksOf(format, moment, was)}
        needle={{
          price: dollars(moment.price),
          tag: isTagged ? format.priceExact(moment.price) : null,
          isGhost: false,
        }}
        move={
          was === null
            ? null
            : {
                from: dollars(was),
                to: dollars(moment.liquidation),
                text: format.priceChange(moment.liquidation - was),
              }
        }
        dimensions={
          distance === null
            ? []
            : [{ from: dollars(moment.liquidation), to: dollars(moment.price), text: distance }]
        }
      />
    </div>
  );
};

type Props = {
  readonly receipt: ReceiptView;
  readonly price: number;
  readonly before: number;
};

/** Liquidation before and, when it was read back, after. */
export const ReceiptStage = ({ receipt, price, before }: Props) => {
  const words = useWords(RECEIPT_WORDS).stage;
  const format = useFormat();
  const after = receipt.liquidationAfter;
  const domain = useStageDomain([price, before, after ?? before].map(dollars));
  return (
    <section className="stage" aria-label={words.name}>
      <Lane
        name={after === null ? words.atThatTime : words.before}
        detail={format.clockSeconds(receipt.at)}
        domain={domain}
        moment={{ price, liquidation: before }}
        was={null}
        distanceBps={receipt.distanceBeforeBps}
        isTagged
      />
      {after === null ? null : (
        <Lane
          name={words.after}
          detail={words.readBack}
          domain={domain}
          moment={{ price, liquidation: after }}
          was={before}
          distanceBps={receipt.distanceAfterBps}
          isTagged={false}
        />
      )}
      <div className="lane scale">
        <div className="who" />
        <div className="axis">
          <RulerNumbers domain={domain} formatPrice={(value) => format.price(value * 2)} />
        </div>
      </div>
    </section>
  );
};
