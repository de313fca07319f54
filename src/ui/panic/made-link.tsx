"use client";

import { useRef, useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { StepHeading } from "#ui/kit/step-heading.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { LINK_WORDS } from "./link-words.ts";

type Props = { readonly path: string; readonly onKept: () => void };

/** A link that was just made, whole, for the only time. */
export const MadeLink = ({ path, onKept }: Props) => {
  const words = useWords(LINK_WORDS).made;
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<"copied" | "notCopied" | null>(null);
  const address = `${window.location.origin}${path}`;
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setTold("copied");
    } catch {
      setTold("notCopied");
    }
  };
  return (
    <div className="made-link">
      <StepHeading level="h3" isNew>
        {words.title}
      </StepHeading>
      <p className="dim">{words.once}</p>
      <div className="field">
        <label htmlFor="panic-link-address">{words.link}</label>
        <input
          ref={field}
          id="panic-link-address"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          data-testid="panic-link-address"
        />
      </div>
      <div className="acts">
        <Button isSmall onClick={() => void copy()} data-testid="panic-link-copy">
          {words.copy}
        </Button>
        <Button isSmall look="primary" onClick={onKept} data-testid="panic-link-kept">
          {words.kept}
        </Button>
      </div>
      <p className="hint" role="status">
        {told === null ? "" : words[told]}
      </p>
    </div>
  );
};
