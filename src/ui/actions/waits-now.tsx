import Link from "next/link";
import { useWords } from "#ui/kit/use-words.ts";
import { COMMAND_WORDS } from "./command-words.ts";
import type { HandAction } from "./hand-action.ts";
import type { Command } from "./use-command.ts";

type Props = {
  readonly action: HandAction;
  readonly command: Pick<Command, "phase" | "told">;
  readonly onLeave: () => void;
};

const isLimit = (action: HandAction): boolean =>
  (action.kind === "open-trade" || action.kind === "cross-order") && action.order.limit !== null;

/** An order that was placed waits somewhere: where it is seen, and taken back. */
export const WaitsNow = ({ action, command: { phase, told }, onLeave }: Props) => {
  const words = useWords(COMMAND_WORDS);
  const wasPlaced =
    phase === "told" && told.length > 0 && told.every(({ outcome }) => outcome === "confirmed");
  if (!isLimit(action) || !wasPlaced) return null;
  return (
    <p>
      {words.waitsNow}{" "}
      <Link href="/positions" onClick={onLeave} data-testid="see-waiting">
        {words.seeWaiting}
      </Link>
    </p>
  );
};
