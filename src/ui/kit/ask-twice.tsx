"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";

type Props = {
  /** What the first press offers. */
  readonly offer: string;
  /** What it costs, said before the second press. */
  readonly cost?: ReactNode;
  readonly keep: string;
  readonly confirm: string;
  readonly busy: string | null;
  readonly isGrave?: boolean;
  readonly onConfirm: () => void | Promise<void>;
  readonly "data-testid"?: string;
};

/** Says what it costs, then asks once more. The way back has the focus, so that a second Enter changes nothing. */
export const AskTwice = ({ offer, cost, keep, confirm, busy, isGrave = true, onConfirm, ...rest }: Props) => {
  const [isAsking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const isTurned = useRef(false);
  useEffect(() => {
    if (isTurned.current && isAsking !== null) box.current?.querySelector("button")?.focus();
    isTurned.current = false;
  }, [isAsking]);
  const turn = (asking: boolean) => {
    isTurned.current = true;
    setAsking(asking);
  };
  const act = async () => {
    await onConfirm();
    setAsking(false);
  };
  return (
    <div className="ask-twice" ref={box}>
      {isAsking && cost !== undefined ? <div className="dim">{cost}</div> : null}
      <div className="acts">
        {isAsking ? (
          <>
            <Button isSmall onClick={() => turn(false)}>
              {keep}
            </Button>
            <Button
              isSmall
              look={isGrave ? "grave" : "primary"}
              busy={busy}
              onClick={() => void act()}
              data-testid={rest["data-testid"] === undefined ? undefined : `${rest["data-testid"]}-confirm`}
            >
              {confirm}
            </Button>
          </>
        ) : (
          <Button {...rest} isSmall onClick={() => turn(true)}>
            {offer}
          </Button>
        )}
      </div>
    </div>
  );
};
