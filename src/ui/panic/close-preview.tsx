import type { PanicPreviewView } from "#server/trpc/schemas/panic.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { positionName } from "#ui/positions/position-ruler.ts";

type Props = {
  /** Null while it is being worked out. */
  readonly preview: PanicPreviewView | null;
  readonly positions: readonly PositionView[];
};

type NetworkPreview = PanicPreviewView[number];

const nameOf = (positions: readonly PositionView[], id: string): string => {
  const position = positions.find((one) => one.id === id);
  return position === undefined ? "A position" : positionName(position, format);
};

const Closes = ({ closes, positions }: Pick<NetworkPreview, "closes"> & Pick<Props, "positions">) => (
  <ul className="closes">
    {closes.map(({ positionId, exit, fee, net }) => (
      <li key={positionId}>
        <b>{nameOf(positions, positionId)}</b>{" "}
        <span className="nowrap">
          {format.satsSigned(net)} <span className="unit">{format.usdSigned(satsToUsd(net, exit))}</span>
        </span>{" "}
        <span className="label">
          at about {format.price(exit)}, fee {format.sats(fee)}
        </span>
      </li>
    ))}
  </ul>
);

const Network = ({
  one,
  isOnly,
  positions,
}: Pick<Props, "positions"> & { readonly one: NetworkPreview; readonly isOnly: boolean }) => {
  const { network, closes, fee, net, takesMs } = one;
  const count = `${closes.length} ${closes.length === 1 ? "position" : "positions"}`;
  return (
    <div data-testid="close-preview">
      <p>
        {isOnly ? "" : `${network}: `}
        Closes {count}: {format.satsSigned(net)} in all, after fees ({format.sats(fee)} to close) and funding.
        {closes.length > 0 ? ` It takes about ${format.age(Math.max(1_000, takesMs))}.` : ""}
      </p>
      {closes.length === 0 ? null : <Closes closes={closes} positions={positions} />}
    </div>
  );
};

/** What closing would cost and leave, position by position, by the last reading. */
export const ClosePreview = ({ preview, positions }: Props) => {
  if (preview === null) return <p className="dim">Working out what it would cost.</p>;
  if (preview.length === 0) return <p className="dim">No open position is known, or no price yet.</p>;
  return preview.map((one) => (
    <Network key={one.network} one={one} isOnly={preview.length === 1} positions={positions} />
  ));
};
