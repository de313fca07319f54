"use client";

import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { StepHeading } from "#ui/kit/step-heading.tsx";

type Props = {
  readonly codes: readonly string[];
  readonly email: string;
  readonly onKept: () => void;
};

const COPIED = "Copied. Paste them where only you can read them.";
const NOT_COPIED = "This browser does not let the page copy here. Download them, or copy them by hand.";

/** The codes as a text file; made here, so that they do not travel once more. */
const download = (codes: readonly string[], email: string): void => {
  const text = `Axisor backup codes of ${email}\nEach serves once.\n\n${codes.join("\n")}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "axisor-backup-codes.txt";
  link.click();
  URL.revokeObjectURL(address);
};

/** Shown once: whoever leaves them here has to make new ones. */
export const BackupCodes = ({ codes, email, onKept }: Props) => {
  const [told, setTold] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setTold(COPIED);
    } catch {
      setTold(NOT_COPIED);
    }
  };
  return (
    <div className="kept-once">
      <StepHeading level="h3" isNew>
        Keep these {codes.length} codes
      </StepHeading>
      <p className="dim">They are shown once. Axisor keeps only what it needs to recognise them.</p>
      <p className="for-print">Axisor backup codes of {email}. Each serves once.</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code} data-testid="backup-code">
            {code}
          </li>
        ))}
      </ul>
      <div className="acts">
        <Button isSmall onClick={() => void copy()}>
          Copy
        </Button>
        <Button isSmall onClick={() => download(codes, email)}>
          Download
        </Button>
        <Button isSmall onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <p className="hint" role="status">
        {told}
      </p>
      <Button look="primary" onClick={onKept} data-testid="codes-kept">
        I have kept them
      </Button>
    </div>
  );
};
