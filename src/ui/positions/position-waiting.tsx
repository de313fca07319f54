import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { POSITION_WORDS } from "./position-words.ts";
import type { PositionState } from "./use-position.ts";

/** What a position's pages show while there is no position to show. */
export const PositionWaiting = ({ state }: { readonly state: Exclude<PositionState, { kind: "seen" }> }) => {
  const { waiting } = useWords(POSITION_WORDS);
  if (state.kind === "loading") {
    return (
      <div className="head">
        <div>
          <h1>
            <span className="vh">{waiting.position}</span>
            <span className="sk" style={{ width: "9em" }} />
          </h1>
          <p className="dim">{waiting.reading}</p>
        </div>
      </div>
    );
  }
  if (state.kind === "unreachable") {
    return (
      <Note glyph="blind" title={waiting.unreachable}>
        <p>{readProblemOf(state.error)}</p>
      </Note>
    );
  }
  return (
    <div className="head">
      <div>
        <h1>{waiting.gone}</h1>
        <p className="dim">{waiting.goneBecause}</p>
        <p>
          <Link className="btn" href="/activity">
            {waiting.openActivity}
          </Link>
        </p>
      </div>
    </div>
  );
};
