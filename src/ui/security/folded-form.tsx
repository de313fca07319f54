"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#ui/kit/button.tsx";

type Props = {
  /** What the button that opens it says. */
  readonly offer: string;
  readonly "data-testid"?: string;
  /** The form; called with what closes it and says what came of it. */
  readonly children: (close: (said: string) => void) => ReactNode;
};

/** A form that stays out of the way until it is wanted; closed, it gives the focus back to the button that opened it. */
export const FoldedForm = ({ offer, children, ...rest }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const isClosed = useRef(false);
  useEffect(() => {
    if (isClosed.current && !isOpen) box.current?.querySelector("button")?.focus();
    isClosed.current = false;
  }, [isOpen]);
  if (isOpen) {
    return children((text) => {
      isClosed.current = true;
      setOpen(false);
      setSaid(text);
    });
  }
  return (
    <div className="acts" ref={box}>
      <Button {...rest} onClick={() => setOpen(true)}>
        {offer}
      </Button>
      <span className="hint" role="status">
        {said}
      </span>
    </div>
  );
};
