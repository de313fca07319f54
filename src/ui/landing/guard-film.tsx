import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import type { RulerMark } from "#ui/kit/ruler/ruler-types.ts";
import { rulerZones } from "#ui/kit/ruler/ruler-zones.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { FILM_WORDS } from "./film-words.ts";

type FilmWords = (typeof FILM_WORDS)["en"];

const DOMAIN = { low: 58_200, high: 72_500 };
const TRIGGER_SHARE = 0.95;
const WATCH_SHARE = 0.925;

type Moment = {
  readonly time: string;
  readonly words: (words: FilmWords, format: Format) => string;
  readonly price: number;
  readonly liquidation: number;
  readonly was: number | null;
  /** From price to liquidation, in basis points of the price. */
  readonly distance: number;
};

/** A worked example: a long of 2,500 USD from 71,200 with 438,905 sats of margin, guarded at 5 to 10 %. */
const MOMENTS: readonly Moment[] = [
  {
    time: "15:02",
    words: ({ guarded }, format) => guarded(format.quantity(2_500)),
    price: 69_480,
    liquidation: 63_289,
    was: null,
    distance: 891,
  },
  {
    time: "15:38:04",
    words: ({ falls }) => falls,
    price: 66_604,
    liquidation: 63_289,
    was: null,
    distance: 498,
  },
  {
    time: "15:38:05",
    words: ({ added }, format) => added(format.sats(220_484)),
    price: 66_604,
    liquidation: 59_943,
    was: 63_289,
    distance: 1_000,
  },
];

const number = (format: Format, price: number): string => format.price(price * 2);

const marksOf = (
  { marks }: FilmWords,
  format: Format,
  { liquidation, was }: Moment,
  isFirst: boolean,
): readonly RulerMark[] => [
  { kind: "liq", name: marks.liq, price: liquidation, value: number(format, liquidation) },
  {
    kind: "trigger",
    name: marks.trigger,
    price: liquidation / TRIGGER_SHARE,
    value: number(format, Math.round(liquidation / TRIGGER_SHARE)),
    isQuiet: !isFirst,
  },
  ...(was === null
    ? []
    : [{ kind: "was" as const, name: marks.was, price: was, value: number(format, was), isQuiet: true }]),
];

/** One guard action in three moments, on one scale. */
export const GuardFilm = () => {
  const words = useWords(FILM_WORDS);
  const format = useFormat();
  return (
    <section className="film" id="how" aria-label={words.title}>
      {MOMENTS.map((moment, index) => (
        <div className="lane" key={moment.time}>
          <div className="who">
            <b>{moment.time}</b>
            <p>{moment.words(words, format)}</p>
          </div>
          <Ruler
            domain={DOMAIN}
            size="lane"
            text={words.ruler(
              number(format, moment.price),
              number(format, moment.liquidation),
              format.distance(moment.distance),
            )}
            band={rulerZones(DOMAIN, {
              below: {
                liquidation: moment.liquidation,
                dangerUntil: moment.liquidation / TRIGGER_SHARE,
                watchUntil: moment.liquidation / WATCH_SHARE,
              },
              above: null,
            })}
            marks={marksOf(words, format, moment, index === 0)}
            needle={{ price: moment.price, tag: number(format, moment.price), isGhost: false }}
            move={moment.was === null ? null : { from: moment.was, to: moment.liquidation, text: "" }}
            dimensions={[
              { from: moment.liquidation, to: moment.price, text: format.distance(moment.distance) },
            ]}
          />
        </div>
      ))}
    </section>
  );
};
