import { useEffect, useMemo, useState } from "react";

const SECOND = 1_000;

/** Whole seconds left at `now` of a wait that began at `begun`; rounded up, so that a try at 0 is never too early. */
export const secondsLeft = (begun: number, seconds: number, now: number): number =>
  Math.max(0, Math.ceil((begun + seconds * SECOND - Math.max(now, begun)) / SECOND));

/** Whole seconds left of a wait that begins whenever `cause` is another one; 0 when there is nothing to wait for. */
export const useCountdown = (cause: object | null, seconds: number | null): number => {
  const wait = useMemo(
    () => (cause === null || seconds === null ? null : { begun: Date.now(), seconds }),
    [cause, seconds],
  );
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (wait === null) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [wait]);
  return wait === null ? 0 : secondsLeft(wait.begun, wait.seconds, now);
};
