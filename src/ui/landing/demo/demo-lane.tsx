import { useFormat } from "#ui/format/use-format.ts";
import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import type { RulerMark } from "#ui/kit/ruler/ruler-types.ts";
import { rulerZones } from "#ui/kit/ruler/ruler-zones.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { DEMO_DOMAIN } from "./demo-scale.ts";
import { DEMO_WORDS } from "./demo-words.ts";

const TRIGGER_SHARE = 0.95;
const WATCH_SHARE = 0.925;

const dollars = (halfUsd: number): number => halfUsd / 2;

type Props = {
  readonly name: string;
  readonly price: number;
  readonly isTagged: boolean;
  readonly liquidation: number;
  readonly distanceBps: number;
  readonly isOver: boolean;
  readonly was: number | null;
  readonly trigger: number | null;
};

/** The long under one price, with or without a guard. */
export const DemoLane = (props: Props) => {
  const { name, price, isTagged, liquidation, distanceBps, isOver, was, trigger } = props;
  const words = useWords(DEMO_WORDS);
  const format = useFormat();
  const mark = (kind: RulerMark["kind"], at: number, isQuiet = false): RulerMark => ({
    kind,
    name: words.marks[kind === "trigger" || kind === "was" ? kind : "liq"],
    price: dollars(at),
    value: format.price(at),
    isQuiet,
  });
  const at = dollars(liquidation);
  const distance = format.distance(distanceBps);
  return (
    <div className="lane">
      <div className="who">
        <b>{name}</b>
        <span>{isOver ? words.liquidated(format.price(liquidation)) : words.away(distance)}</span>
      </div>
      <Ruler
        domain={DEMO_DOMAIN}
        size="lane"
        text={
          isOver
            ? words.rulerOver(format.price(price), format.price(liquidation))
            : words.ruler(format.price(price), format.price(liquidation), distance)
        }
        band={
          isOver
            ? [{ kind: "lost", from: DEMO_DOMAIN.low, to: DEMO_DOMAIN.high }]
            : rulerZones(DEMO_DOMAIN, {
                below: { liquidation: at, dangerUntil: at / TRIGGER_SHARE, watchUntil: at / WATCH_SHARE },
                above: null,
              })
        }
        marks={[
          mark("liq", liquidation),
          // The words of the move stand where those of the trigger would.
          ...(trigger === null ? [] : [mark("trigger", trigger, was !== null)]),
          ...(was === null ? [] : [mark("was", was, true)]),
        ]}
        needle={{ price: dollars(price), tag: isTagged ? format.price(price) : null, isGhost: false }}
        move={
          was === null ? null : { from: dollars(was), to: at, text: format.priceChange(liquidation - was) }
        }
        dimensions={isOver ? [] : [{ from: at, to: dollars(price), text: distance }]}
      />
    </div>
  );
};
