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
export const WaitLine = ({ left }: Props) => (
  <p className="hint wait">
    {left > 0 ? (
      <span role="timer">You can try again in {inWords(left)}.</span>
    ) : (
      <span role="status">You can try again now.</span>
    )}
  </p>
);
