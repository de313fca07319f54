"use client";

import Link from "next/link";
import { crossGuardPath } from "#ui/cross-guard/cross-paths.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { LateFailure } from "#ui/kit/late-failure.tsx";
import { createLatePart } from "#ui/kit/late-part.ts";
import { useLatePart } from "#ui/kit/use-late-part.ts";
import { positionName } from "#ui/positions/position-ruler.ts";
import type { CrossRowProps } from "./cross-row.tsx";

/** The code of a row that only those fetch who hold a cross position. */
export const CROSS_ROW_PART = createLatePart(() =>
  import("./cross-row.tsx").then(({ CrossRow }) => CrossRow),
);

/**
 * The cross position on the shared axis. Until its code is here the row stands with its name and the way to its guard, and
 * says where the code could not be fetched.
 */
export const LateCrossRow = (props: CrossRowProps) => {
  const state = useLatePart(CROSS_ROW_PART);
  const format = useFormat();
  if (state.kind === "here") {
    const Row = state.part;
    return <Row {...props} />;
  }
  return (
    <article className="row opens coming" data-testid="cross-row">
      <div className="id">
        <div className="ttl">
          <Link href={crossGuardPath(props.cross.accountId)} prefetch={false}>
            {positionName(props.judged.position, format)}
          </Link>
        </div>
      </div>
      {state.kind === "failed" ? <LateFailure onAgain={CROSS_ROW_PART.fetch} /> : null}
    </article>
  );
};
