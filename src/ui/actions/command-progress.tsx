import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { CommandResult } from "./command-result.tsx";
import type { Command } from "./use-command.ts";

type Props = {
  readonly command: Command;
  /** The positions it is about, where it is about several: each is told by its name. */
  readonly positions?: readonly PositionView[];
  readonly onLeave: () => void;
};

const waitingWords = ({ phase, isConfirmed }: Command): string => {
  switch (phase) {
    case "sending":
      return "Sent to Axisor. It is done only once LN Markets shows it; closing this does not stop it.";
    case "looking":
      return "No answer came. Axisor is asked whether it was ordered; do not order it again.";
    case "ready":
      return isConfirmed ? "Confirmed for five minutes. Nothing was sent yet: press it again." : "";
    case "told":
      return "";
  }
};

/** What the button that ordered it says while it is on its way; null while it can be pressed. */
export const busyWords = ({ phase }: Pick<Command, "phase">): string | null => {
  if (phase === "ready") return null;
  return phase === "looking" ? "Asking what came of it" : "Waiting for LN Markets";
};

/** Where a command is: refused, on its way, or what came of it; spoken as it changes. */
export const CommandProgress = ({ command, positions = [], onLeave }: Props) => {
  const nameOf = (id: string | null): string | null => {
    const position = positions.find((one) => one.id === id);
    return position === undefined ? null : positionName(position, format);
  };
  return (
    <>
      {command.problem === null ? null : <Refusal problem={command.problem} />}
      <div role="status" className="command-told">
        {command.phase === "told" ? (
          command.told.map((told) => {
            const name = nameOf(told.positionId);
            return (
              <CommandResult
                key={told.positionId ?? "account"}
                told={told}
                {...(name === null ? {} : { name })}
                onLeave={onLeave}
              />
            );
          })
        ) : (
          <p className="hint">{waitingWords(command)}</p>
        )}
      </div>
    </>
  );
};
