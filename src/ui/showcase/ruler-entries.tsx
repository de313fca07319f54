import { Ruler } from "#ui/kit/ruler/ruler.tsx";
import { RulerPatterns } from "#ui/kit/ruler/ruler-patterns.tsx";
import { RulerTable } from "#ui/kit/ruler/ruler-table.tsx";
import { RulerNumbers } from "#ui/kit/ruler/ruler-ticks.tsx";
import type { RulerMark } from "#ui/kit/ruler/ruler-types.ts";
import { rulerZones } from "#ui/kit/ruler/ruler-zones.ts";
import { wholeBand } from "#ui/kit/ruler/whole-band.ts";
import { positionEdges, positionMarks } from "#ui/positions/position-ruler.ts";
import type { Entry, Speaking } from "./entry.ts";
import { aPosition, DOMAIN, LAST } from "./samples.ts";

/** The ruler at every size and in every state. */
export const rulerEntries = ({ words, format }: Speaking): readonly Entry[] => {
  const position = aPosition({ stopLoss: 121_000 });
  const marks = positionMarks(position, format);
  const band = rulerZones(DOMAIN, positionEdges(position));
  const price = LAST / 2;
  const needle = { price, tag: format.price(LAST), isGhost: false };
  const common = { domain: DOMAIN, text: words.ruler };
  const after: readonly RulerMark[] = marks.filter(({ kind }) => kind === "liq");
  return [
    {
      name: "ruler",
      of: [
        "ruler/ruler.tsx",
        "ruler/ruler-patterns.tsx",
        "ruler/ruler-ticks.tsx",
        "ruler/ruler-mark.tsx",
        "ruler/ruler-labels.tsx",
        "ruler/ruler-spans.tsx",
        "ruler/hidden-labels.tsx",
        "ruler/ruler-table.tsx",
      ],
      states: {
        row: (
          <>
            <RulerPatterns />
            <Ruler {...common} size="row" band={band} marks={marks} needle={needle} />
          </>
        ),
        account: (
          <Ruler
            {...common}
            size="account"
            band={band}
            marks={marks}
            needle={needle}
            dimensions={[{ from: position.liquidation / 2, to: price, text: format.distance(1_164) }]}
          />
        ),
        after: (
          <Ruler
            {...common}
            size="lane"
            band={band}
            marks={after}
            needle={needle}
            move={{ from: 63_289, to: position.liquidation / 2, text: format.priceChange(-6_692) }}
          />
        ),
        ghost: (
          <Ruler
            {...common}
            size="row"
            band={wholeBand(DOMAIN, "blind")}
            marks={marks}
            needle={{ ...needle, isGhost: true }}
          />
        ),
        blind: <Ruler {...common} size="row" band={wholeBand(DOMAIN, "blind")} marks={[]} needle={null} />,
        loading: <Ruler {...common} size="plain" band={[]} marks={[]} needle={null} />,
        scale: <RulerNumbers domain={DOMAIN} formatPrice={(dollars) => format.price(dollars * 2)} />,
        table: (
          <RulerTable
            rows={marks.map(({ name, value }) => ({ subject: words.act, mark: name, price: value }))}
          />
        ),
      },
    },
  ];
};
