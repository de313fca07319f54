import { format } from "#ui/format/format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import type { RulerMark } from "#ui/kit/ruler/ruler-types.ts";
import { rulerZones } from "#ui/kit/ruler/ruler-zones.ts";

const DOMAIN = { low: 58_200, high: 72_500 };
const TRIGGER_SHARE = 0.95;
const WATCH_SHARE = 0.925;

type Moment = {
  readonly time: string;
  readonly words: string;
  readonly price: number;
  readonly liquidation: number;
  readonly was: number | null;
  readonly distance: string;
};

/** A worked example: a long of 2,500 USD from 71,200 with 438,905 sats of margin, guarded at 5 to 10 %. */
const MOMENTS: readonly Moment[] = [
  {
    time: "15:02",
    words: "A long of $2,500. The guard acts when liquidation is closer than 5 %.",
    price: 69_480,
    liquidation: 63_289,
    was: null,
    distance: format.distance(891),
  },
  {
    time: "15:38:04",
    words: "Price falls through the trigger.",
    price: 66_604,
    liquidation: 63_289,
    was: null,
    distance: format.distance(498),
  },
  {
    time: "15:38:05",
    words: "220,484 sats added, once. Liquidation is 10 % away again.",
    price: 66_604,
    liquidation: 59_943,
    was: 63_289,
    distance: format.distance(1_000),
  },
];

const number = (price: number): string => format.price(price * 2);

const marksOf = ({ liquidation, was }: Moment, isFirst: boolean): readonly RulerMark[] => [
  { kind: "liq", name: "Liq", price: liquidation, value: number(liquidation) },
  {
    kind: "trigger",
    name: "Guard",
    price: liquidation / TRIGGER_SHARE,
    value: number(Math.round(liquidation / TRIGGER_SHARE)),
    isQuiet: !isFirst,
  },
  ...(was === null
    ? []
    : [{ kind: "was" as const, name: "Was", price: was, value: number(was), isQuiet: true }]),
];

/** One guard action in three moments, on one scale. */
export const GuardFilm = () => (
  <section className="film" id="how" aria-label="One guard action in three moments">
    {MOMENTS.map((moment, index) => (
      <div className="lane" key={moment.time}>
        <div className="who">
          <b>{moment.time}</b>
          <p>{moment.words}</p>
        </div>
        <Ruler
          domain={DOMAIN}
          size="lane"
          text={`Price ${number(moment.price)}, liquidation ${number(moment.liquidation)}, ${moment.distance} away.`}
          band={rulerZones(DOMAIN, {
            below: {
              liquidation: moment.liquidation,
              dangerUntil: moment.liquidation / TRIGGER_SHARE,
              watchUntil: moment.liquidation / WATCH_SHARE,
            },
            above: null,
          })}
          marks={marksOf(moment, index === 0)}
          needle={{ price: moment.price, tag: number(moment.price), isGhost: false }}
          move={moment.was === null ? null : { from: moment.was, to: moment.liquidation, text: "" }}
          dimensions={[{ from: moment.liquidation, to: moment.price, text: moment.distance }]}
        />
      </div>
    ))}
  </section>
);
