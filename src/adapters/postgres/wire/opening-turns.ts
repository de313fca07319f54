/** Told once how an opening ended: whether the server answered, or null where it was not asked. */
export type Opened = (answered: boolean | null) => void;

export type OpeningTurns = {
  /** Calls `open` when a connection may be opened, in turn. */
  take(open: (ended: Opened) => void): void;
};

/**
 * How the connections of one pool are opened: all at once while the server answers; since one of them was not answered, one at a
 * time. A server that hangs, or a wire that swallows everything, is otherwise dialled by every place of every pool again and
 * again, and all that was given up meanwhile stands before its door when it comes back.
 */
export const createOpeningTurns = (): OpeningTurns => {
  const waiting: (() => void)[] = [];
  let isDown = false;
  let opening = 0;
  const mayOpen = (): boolean => !isDown || opening === 0;
  const goOn = (): void => {
    while (mayOpen()) {
      const next = waiting.shift();
      if (next === undefined) return;
      next();
    }
  };
  return {
    take: (open) => {
      const begin = (): void => {
        let isOver = false;
        opening += 1;
        open((answered) => {
          if (isOver) return;
          isOver = true;
          opening -= 1;
          if (answered !== null) isDown = !answered;
          goOn();
        });
      };
      if (mayOpen()) begin();
      else waiting.push(begin);
    },
  };
};
