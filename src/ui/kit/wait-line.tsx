"use client";

import { useWords } from "./use-words.ts";
import { WAIT_WORDS } from "./wait-words.ts";

type Props = {
  /** Whole seconds left; at 0 the wait is over. */
  readonly left: number;
};

const inWords = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** How long to wait before another try. It counts silently; only its end is spoken. */
export const WaitLine = ({ left }: Props) => {
  const { tryIn, tryNow } = useWords(WAIT_WORDS);
  return (
    <p className="hint wait">
      {left > 0 ? <span role="timer">{tryIn(inWords(left))}</span> : <span role="status">{tryNow}</span>}
    </p>
  );
};
