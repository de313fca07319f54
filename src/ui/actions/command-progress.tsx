import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { CommandResult } from "./command-result.tsx";
import { COMMAND_WORDS } from "./command-words.ts";
import type { Command } from "./use-command.ts";

type Props = {
  readonly command: Command;
  /** The positions it is about, where it is about several: each is told by its name. */
  readonly positions?: readonly PositionView[];
  readonly onLeave: () => void;
};

type Words = (typeof COMMAND_WORDS)["en"];

const waitingWords = ({ waiting }: Words, { phase, isConfirmed }: Command): string => {
  switch (phase) {
    case "sending":
      return waiting.sending;
    case "looking":
      return waiting.looking;
    case "ready":
      return isConfirmed ? waiting.confirmed : "";
    case "told":
      return "";
  }
};

/** What the button that ordered it says while it is on its way; null while it can be pressed. */
export const busyWords = ({ busy }: Words, { phase }: Pick<Command, "phase">): string | null => {
  if (phase === "ready") return null;
  return phase === "looking" ? busy.looking : busy.sending;
};

/** Where a command is: refused, on its way, or what came of it; spoken as it changes. */
export const CommandProgress = ({ command, positions = [], onLeave }: Props) => {
  const words = useWords(COMMAND_WORDS);
  const format = useFormat();
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
          <p className="hint">{waitingWords(words, command)}</p>
        )}
      </div>
    </>
  );
};
