import type { Problem } from "#ui/api/problem-of.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { CONFLICT_WORDS } from "./conflict-words.ts";

type Props = {
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** Arms it all the same. */
  readonly onMean: () => void;
};

/** Why settings were not armed; where that is only that they get in another rule's way, the way to mean it. */
export const MeantRefusal = ({ problem, isBusy, onMean }: Props) => {
  const { arming, meanIt } = useWords(CONFLICT_WORDS);
  if (problem === null) return null;
  return (
    <>
      <Refusal problem={problem} />
      {problem.field === "acknowledged" ? (
        <div className="acts">
          <Button isSmall busy={isBusy ? arming : null} onClick={onMean} data-testid="mean-it">
            {meanIt}
          </Button>
        </div>
      ) : null}
    </>
  );
};
