"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { HoldButton } from "./hold-button.tsx";

type Props = {
  /** What the first press offers. */
  readonly offer: string;
  /** What it costs, said before the second press. */
  readonly cost?: ReactNode;
  readonly keep: string;
  readonly confirm: string;
  readonly busy: string | null;
  readonly isGrave?: boolean;
  /** Whether the second press is held for two seconds. */
  readonly isHeld?: boolean;
  readonly onConfirm: () => void | Promise<void>;
  readonly "data-testid"?: string;
};

/** Says what it costs, then asks once more. The way back has the focus, so that a second Enter changes nothing. */
export const AskTwice = (props: Props) => {
  const { offer, cost, keep, confirm, busy, isGrave = true, isHeld = false, onConfirm, ...rest } = props;
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
  const testId = rest["data-testid"];
  const confirmId = testId === undefined ? undefined : `${testId}-confirm`;
  return (
    <div className="ask-twice" ref={box}>
      {isAsking && cost !== undefined ? <div className="dim">{cost}</div> : null}
      <div className="acts">
        {isAsking ? (
          <>
            <Button isSmall onClick={() => turn(false)}>
              {keep}
            </Button>
            {isHeld ? (
              <HoldButton isSmall busy={busy} onHeld={() => void act()} data-testid={confirmId}>
                {confirm}
              </HoldButton>
            ) : (
              <Button
                isSmall
                look={isGrave ? "grave" : "primary"}
                busy={busy}
                onClick={() => void act()}
                data-testid={confirmId}
              >
                {confirm}
              </Button>
            )}
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
