"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { countDown } from "./count-down.ts";
import { type UndoOffer, withdrawUndo } from "./undo-offer.ts";
import { UNDO_WORDS } from "./undo-words.ts";

const OFFERED_MS = 10_000;

export type UndoToastProps = {
  readonly offer: UndoOffer;
  /** Whether the reader is at it: it does not go while it is looked at. */
  readonly isHeld: () => boolean;
  readonly children?: ReactNode;
};

/** What was just done, and for ten seconds a way to put it back. */
export const UndoToast = ({ offer, isHeld, children }: UndoToastProps) => {
  const words = useWords(UNDO_WORDS);
  const [stage, setStage] = useState<"offered" | "busy" | "failed">("offered");
  useEffect(() => {
    if (stage === "busy") return;
    return countDown(OFFERED_MS, isHeld, () => withdrawUndo(offer));
  }, [isHeld, stage, offer]);
  const undo = async () => {
    setStage("busy");
    try {
      await offer.undo();
      withdrawUndo(offer);
    } catch {
      setStage("failed");
    }
  };
  return (
    <div className="toast" data-testid="undo-toast">
      <Glyph kind={stage === "failed" ? "watch" : "held"} />
      <span>
        {stage === "failed" ? words.failed : offer.said}
        {children}
      </span>
      {stage === "failed" ? null : (
        <Button
          isSmall
          busy={stage === "busy" ? words.undoing : null}
          onClick={() => void undo()}
          data-testid="undo"
        >
          {words.undo}
        </Button>
      )}
    </div>
  );
};
