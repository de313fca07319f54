/** Looked at so often whether somebody is at it. */
const STEP_MS = 250;

/** Calls `onEnd` after `ms` of its own time, which stands still while `isHeld`; the answer stops it. */
export const countDown = (ms: number, isHeld: () => boolean, onEnd: () => void): (() => void) => {
  let left = ms;
  const timer = setInterval(() => {
    if (isHeld()) return;
    left -= STEP_MS;
    if (left > 0) return;
    clearInterval(timer);
    onEnd();
  }, STEP_MS);
  return () => clearInterval(timer);
};

/** Whether something is pointed at or has the focus. It is asked and not told: what goes away is never left. */
export const isLookedAt = (element: Element | null): boolean =>
  element !== null &&
  (element.matches(":focus-within") ||
    // After a tap a phone goes on hovering.
    (matchMedia("(hover: hover)").matches && element.matches(":hover")));
