"use client";

import Link from "next/link";
import { useEffect, useSyncExternalStore } from "react";
import { crossGuardPath } from "#ui/cross-guard/cross-paths.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { KIT_WORDS } from "#ui/kit/kit-words.ts";
import { createLatePart } from "#ui/kit/late-part.ts";
import { useWords } from "#ui/kit/use-words.ts";
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
  const state = useSyncExternalStore(CROSS_ROW_PART.subscribe, CROSS_ROW_PART.state, CROSS_ROW_PART.state);
  const words = useWords(KIT_WORDS).late;
  const format = useFormat();
  useEffect(() => CROSS_ROW_PART.fetch(), []);
  if (state.kind === "here") {
    const Row = state.part;
    return <Row {...props} />;
  }
  return (
    <article className="row opens coming" data-testid="cross-row">
      <div className="id">
        <div className="ttl">
          <Link href={crossGuardPath(props.cross.accountId)}>
            {positionName(props.judged.position, format)}
          </Link>
        </div>
      </div>
      {state.kind === "failed" ? (
        <div>
          <FormError>{words.failed}</FormError>
          <button type="button" className="btn small" onClick={CROSS_ROW_PART.fetch}>
            {words.again}
          </button>
        </div>
      ) : null}
    </article>
  );
};
