"use client";

import { type PointerEvent, useEffect, useRef, useState } from "react";
import { HOLD_WORDS } from "./hold-words.ts";
import { useWords } from "./use-words.ts";

/** How long it is held. */
const HOLD_MS = 2_000;

type Props = {
  readonly children: string;
  /** While busy it says what it is doing and takes no second press. */
  readonly busy: string | null;
  readonly isSmall?: boolean;
  readonly onHeld: () => void;
  readonly "data-testid"?: string | undefined;
};

/**
 * A grave button that acts once it was held for two seconds: a slip of a finger does nothing, and says so. A key or a screen
 * reader cannot hold, and acts at once: such a button comes second, after what it costs was said.
 */
export const HoldButton = ({ children, busy, isSmall = false, onHeld, ...rest }: Props) => {
  const words = useWords(HOLD_WORDS);
  const [state, setState] = useState<"rest" | "holding" | "let-go">("rest");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = ({ button }: PointerEvent) => {
    if (button !== 0) return;
    setState("holding");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setState("rest");
      onHeld();
    }, HOLD_MS);
  };
  const letGo = () => {
    clearTimeout(timer.current);
    setState((now) => (now === "holding" ? "let-go" : now));
  };
  return (
    <>
      <button
        {...rest}
        type="button"
        className={["btn", "grave", "hold", isSmall ? "small" : ""].filter(Boolean).join(" ")}
        data-holding={state === "holding"}
        disabled={busy !== null}
        aria-busy={busy !== null}
        onPointerDown={begin}
        onPointerUp={letGo}
        onPointerLeave={letGo}
        onPointerCancel={letGo}
        // A long press on a phone is no wish for a menu.
        onContextMenu={(event) => event.preventDefault()}
        onClick={({ detail }) => {
          if (detail === 0) onHeld();
        }}
      >
        {busy ?? (state === "holding" ? words.keepHolding : children)}
      </button>
      <span className="hint" role="status">
        {state === "let-go" ? words.letGo : ""}
      </span>
    </>
  );
};
