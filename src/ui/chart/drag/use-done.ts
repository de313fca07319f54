import { useEffect, useRef } from "react";

/** Calls once something that was on its way has arrived and was not refused. */
export const useDone = (isBusy: boolean, isRefused: boolean, onDone: () => void): void => {
  const wasBusy = useRef(false);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (wasBusy.current && !isBusy && !isRefused) done.current();
    wasBusy.current = isBusy;
  }, [isBusy, isRefused]);
};
