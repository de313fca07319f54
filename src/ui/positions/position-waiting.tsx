import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { Note } from "#ui/kit/note.tsx";
import type { PositionState } from "./use-position.ts";

/** What a position's pages show while there is no position to show. */
export const PositionWaiting = ({ state }: { readonly state: Exclude<PositionState, { kind: "seen" }> }) => {
  if (state.kind === "loading") {
    return (
      <div className="head">
        <div>
          <h1>
            <span className="vh">Position</span>
            <span className="sk" style={{ width: "9em" }} />
          </h1>
          <p className="dim">Reading the position.</p>
        </div>
      </div>
    );
  }
  if (state.kind === "unreachable") {
    return (
      <Note glyph="blind" title="This page cannot reach Axisor">
        <p>{readProblemOf(state.error)}</p>
      </Note>
    );
  }
  return (
    <div className="head">
      <div>
        <h1>This position is not running</h1>
        <p className="dim">
          It was closed or liquidated, or it is not yours. Its receipts stay in the activity.
        </p>
        <p>
          <Link className="btn" href="/activity">
            Open the activity
          </Link>
        </p>
      </div>
    </div>
  );
};
