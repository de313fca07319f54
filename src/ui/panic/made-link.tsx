"use client";

import { useRef, useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { StepHeading } from "#ui/kit/step-heading.tsx";

const COPIED = "Copied. Paste it where only you can read it.";
const NOT_COPIED = "This browser does not let the page copy here. It is selected: copy it by hand.";

type Props = { readonly path: string; readonly onKept: () => void };

/** A link that was just made, whole, for the only time. */
export const MadeLink = ({ path, onKept }: Props) => {
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  const address = `${window.location.origin}${path}`;
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setTold(COPIED);
    } catch {
      setTold(NOT_COPIED);
    }
  };
  return (
    <div className="made-link">
      <StepHeading level="h3" isNew>
        Keep this link
      </StepHeading>
      <p className="dim">
        It is shown once. Opening it throws nothing yet: it leads to a page with one button per stage.
      </p>
      <div className="field">
        <label htmlFor="panic-link-address">The link</label>
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
          Copy
        </Button>
        <Button isSmall look="primary" onClick={onKept} data-testid="panic-link-kept">
          I have kept it
        </Button>
      </div>
      <p className="hint" role="status">
        {told}
      </p>
    </div>
  );
};
