"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { listPlaces } from "./list-place.ts";
import { type ListRows, setSizeOf } from "./list-rows.ts";
import { focusRow, useRowWalk } from "./use-row-walk.ts";

/** Rows drawn beyond either edge of the window. */
const BEYOND = 6;
/** So many rows before the last the next ones are asked for. */
const NEAR_END = 12;

/** How far below the beginning of the page an element is, kept as what stands above it grows. */
const useTopOf = (list: RefObject<HTMLElement | null>): number => {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const node = list.current;
    if (node === null) return;
    const measured = Math.round(node.getBoundingClientRect().top + window.scrollY);
    if (Math.abs(measured - top) > 1) setTop(measured);
  });
  return top;
};

/** Shows the list where it was left to whoever comes back to it, and keeps where it is left now. */
const usePlace = (address: string, sizesNow: () => ReturnType<typeof listPlaces.returnTo>) => {
  const [back] = useState(() => listPlaces.returnTo(address));
  const latest = useRef(sizesNow);
  useLayoutEffect(() => {
    latest.current = sizesNow;
  });
  useLayoutEffect(() => {
    if (back !== null) window.scrollTo(0, back.offset);
  }, [back]);
  useEffect(
    () => () => {
      const place = latest.current();
      if (place !== null) listPlaces.keep(address, place);
    },
    [address],
  );
};

/** Of a long list what is near the window, and the row that has the focus wherever it is. */
export const WindowedList = (rows: ListRows) => {
  const { label, keys, rowPx, address, hasMore = false, onNearEnd, children } = rows;
  const list = useRef<HTMLOListElement>(null);
  const top = useTopOf(list);
  const [focused, setFocused] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const [back] = useState(() => listPlaces.returnTo(address));
  const view = useWindowVirtualizer<HTMLLIElement>({
    count: keys.length,
    estimateSize: () => rowPx,
    getItemKey: (index) => keys[index] ?? index,
    overscan: BEYOND,
    scrollMargin: top,
    initialMeasurementsCache: back === null ? [] : [...back.sizes],
    ...(back === null ? {} : { initialOffset: back.offset }),
    rangeExtractor: (range: Range) => {
      const near = defaultRangeExtractor(range);
      const isAway = focused !== null && focused < keys.length && !near.includes(focused);
      return isAway ? [...near, focused].sort((a, b) => a - b) : near;
    },
    useFlushSync: false,
  });
  usePlace(address, () =>
    view.scrollOffset === null ? null : { offset: view.scrollOffset, sizes: [...view.measurementsCache] },
  );
  const scrollTo = useRef(view.scrollToIndex);
  useLayoutEffect(() => {
    scrollTo.current = view.scrollToIndex;
  });
  const goTo = useCallback((index: number) => {
    wanted.current = index;
    setFocused(index);
    scrollTo.current(index, { align: "auto" });
  }, []);
  useRowWalk(list, keys.length, goTo);
  useLayoutEffect(() => {
    if (wanted.current !== null && focusRow(list.current, wanted.current)) wanted.current = null;
  });
  const drawn = view.getVirtualItems();
  const isNearEnd = view.range !== null && view.range.endIndex >= keys.length - NEAR_END;
  useEffect(() => {
    if (hasMore && isNearEnd) onNearEnd?.();
  }, [hasMore, isNearEnd, onNearEnd]);
  return (
    <ol
      className="long-list windowed"
      aria-label={label}
      ref={list}
      style={{ height: view.getTotalSize() }}
      onFocus={(event) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>("[data-index]");
        setFocused(row === null ? null : Number(row.dataset.index));
      }}
      onBlur={() => setFocused(null)}
    >
      {drawn.map(({ key, index, start }) => (
        <li
          className="windowed-row"
          key={key}
          ref={view.measureElement}
          data-index={index}
          aria-posinset={index + 1}
          aria-setsize={setSizeOf(rows)}
          style={{ top: start - top }}
        >
          {children(index)}
        </li>
      ))}
    </ol>
  );
};
