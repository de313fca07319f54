import type { Problem } from "#ui/api/problem-of.ts";
import { Button } from "#ui/kit/button.tsx";
import { Refusal } from "#ui/security/refusal.tsx";

type Props = {
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** Arms it all the same. */
  readonly onMean: () => void;
};

/** Why settings were not armed; where that is only that they get in another rule's way, the way to mean it. */
export const MeantRefusal = ({ problem, isBusy, onMean }: Props) => {
  if (problem === null) return null;
  return (
    <>
      <Refusal problem={problem} />
      {problem.field === "acknowledged" ? (
        <div className="acts">
          <Button isSmall busy={isBusy ? "Arming" : null} onClick={onMean} data-testid="mean-it">
            I mean it: arm it all the same
          </Button>
        </div>
      ) : null}
    </>
  );
};
