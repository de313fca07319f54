import { placeOf, type RulerDomain, rulerTicks } from "./ruler-scale.ts";

const LENGTHS = { minor: 3, medium: 6, major: 10 } as const;
const percent = (fraction: number): string => `${(fraction * 100).toFixed(2)}%`;

type Props = { readonly domain: RulerDomain; readonly y: number };

/** The baseline and its ticks; phones leave the finest ones out. */
export const RulerTicks = ({ domain, y }: Props) => (
  <g>
    {rulerTicks(domain).map(({ price, size }) => (
      <line
        key={price}
        className={size === "minor" ? "tick minor" : "tick"}
        x1={percent(placeOf(domain, price))}
        x2={percent(placeOf(domain, price))}
        y1={y}
        y2={y + LENGTHS[size]}
      />
    ))}
    <line className="base" x1="0" x2="100%" y1={y} y2={y} />
  </g>
);

const anchorAt = (place: number): "start" | "middle" | "end" =>
  place < 0.05 ? "start" : place > 0.95 ? "end" : "middle";

type NumbersProps = { readonly domain: RulerDomain; readonly formatPrice: (price: number) => string };

/** The numbered scale that closes a stack of rulers. */
export const RulerNumbers = ({ domain, formatPrice }: NumbersProps) => (
  <svg className="ruler" height={30} aria-hidden="true">
    <RulerTicks domain={domain} y={0} />
    {rulerTicks(domain)
      .filter((tick) => tick.size === "major")
      .map(({ price }) => {
        const place = placeOf(domain, price);
        return (
          <text key={price} className="scale" x={percent(place)} y={24} textAnchor={anchorAt(place)}>
            {formatPrice(price)}
          </text>
        );
      })}
  </svg>
);
