import { useEffect, useState } from "react";

const SECOND = 1_000;

/** The time by this machine's clock, told anew every second. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return now;
};
