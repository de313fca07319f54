import { type RefObject, useLayoutEffect, useState } from "react";

/** A desktop ruler before the first measurement; only label collisions depend on it. */
const ASSUMED_WIDTH = 740;

/** The width of an element in pixels, measured again whenever it changes. */
export const useElementWidth = (element: RefObject<HTMLElement | null>): number => {
  const [width, setWidth] = useState(ASSUMED_WIDTH);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(target);
    setWidth(Math.round(target.getBoundingClientRect().width));
    return () => observer.disconnect();
  }, [element]);
  return width;
};
