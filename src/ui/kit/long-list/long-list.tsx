"use client";

import { useCallback, useRef } from "react";
import { LateFailure } from "../late-failure.tsx";
import { createLatePart } from "../late-part.ts";
import { useLatePart } from "../use-late-part.ts";
import { DRAWN_WHOLE, type ListRows, setSizeOf } from "./list-rows.ts";
import { focusRow, useRowWalk } from "./use-row-walk.ts";

/** What draws a long list, fetched with the first one. */
export const WINDOWED_LIST_PART = createLatePart(() =>
  import("./windowed-list.tsx").then(({ WindowedList }) => WindowedList),
);

/** A list that is drawn whole, or as much of its beginning as that. */
const WholeList = (rows: ListRows) => {
  const { label, children } = rows;
  const keys = rows.keys.slice(0, DRAWN_WHOLE);
  const list = useRef<HTMLOListElement>(null);
  const goTo = useCallback((index: number) => {
    focusRow(list.current, index);
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: "nearest" });
  }, []);
  useRowWalk(list, keys.length, goTo);
  return (
    <ol className="long-list" aria-label={label} ref={list}>
      {keys.map((key, index) => (
        <li key={key} data-index={index} aria-posinset={index + 1} aria-setsize={setSizeOf(rows)}>
          {children(index)}
        </li>
      ))}
    </ol>
  );
};

/** Its beginning until the rest can be drawn; where it cannot, that is said below it. */
const LateList = (rows: ListRows) => {
  const state = useLatePart(WINDOWED_LIST_PART);
  if (state.kind === "here") {
    const List = state.part;
    return <List {...rows} />;
  }
  return (
    <>
      <WholeList {...rows} />
      {state.kind === "failed" ? <LateFailure onAgain={WINDOWED_LIST_PART.fetch} /> : null}
    </>
  );
};

/**
 * A list of any length: a short one is drawn whole, and of a long one only what is near the window. Every row knows its
 * place and, where it is known, how many there are. `j` and `k` walk it.
 */
export const LongList = (rows: ListRows) =>
  rows.keys.length <= DRAWN_WHOLE ? <WholeList {...rows} /> : <LateList {...rows} />;
