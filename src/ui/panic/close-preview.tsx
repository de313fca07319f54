import type { PanicPreviewView } from "#server/trpc/schemas/panic.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { CLOSE_WORDS } from "./close-words.ts";

type Props = {
  /** Null while it is being worked out. */
  readonly preview: PanicPreviewView | null;
  readonly positions: readonly PositionView[];
};

type NetworkPreview = PanicPreviewView[number];

const Closes = ({ closes, positions }: Pick<NetworkPreview, "closes"> & Pick<Props, "positions">) => {
  const words = useWords(CLOSE_WORDS);
  const format = useFormat();
  const nameOf = (id: string): string => {
    const position = positions.find((one) => one.id === id);
    return position === undefined ? words.aPosition : positionName(position, format);
  };
  return (
    <ul className="closes">
      {closes.map(({ positionId, exit, fee, net }) => (
        <li key={positionId}>
          <b>{nameOf(positionId)}</b>{" "}
          <span className="nowrap">
            {format.satsSigned(net)} <span className="unit">{format.moneySigned(net, exit)}</span>
          </span>{" "}
          <span className="label">{words.exit(format.price(exit), format.sats(fee))}</span>
        </li>
      ))}
    </ul>
  );
};

const Network = ({
  one,
  isOnly,
  positions,
}: Pick<Props, "positions"> & { readonly one: NetworkPreview; readonly isOnly: boolean }) => {
  const { network, closes, fee, net, takesMs, refused } = one;
  const words = useWords(CLOSE_WORDS);
  const format = useFormat();
  return (
    <div data-testid="close-preview">
      <p>
        {isOnly ? "" : `${network}: `}
        {words.closes(closes.length, format.satsSigned(net), format.sats(fee))}
        {closes.length > 0 ? ` ${words.takes(format.age(Math.max(1_000, takesMs)))}` : ""}
      </p>
      {closes.length === 0 ? null : <Closes closes={closes} positions={positions} />}
      {refused === 0 ? null : <p data-testid="not-closable">{words.refused(refused)}</p>}
    </div>
  );
};

/** What closing would cost and leave, position by position, by the last reading. */
export const ClosePreview = ({ preview, positions }: Props) => {
  const words = useWords(CLOSE_WORDS);
  if (preview === null) return <p className="dim">{words.workingOut}</p>;
  if (preview.length === 0) return <p className="dim">{words.nothingKnown}</p>;
  return preview.map((one) => (
    <Network key={one.network} one={one} isOnly={preview.length === 1} positions={positions} />
  ));
};
