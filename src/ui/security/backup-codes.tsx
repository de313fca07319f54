"use client";

import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { StepHeading } from "#ui/kit/step-heading.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { CODES_WORDS, type CodesWords } from "./codes-words.ts";

type Props = {
  readonly codes: readonly string[];
  readonly email: string;
  readonly onKept: () => void;
};

/** The codes as a text file; made here, so that they do not travel once more. */
const download = (words: CodesWords, codes: readonly string[], email: string): void => {
  const text = `${words.inFile(email)}\n\n${codes.join("\n")}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = words.fileName;
  link.click();
  URL.revokeObjectURL(address);
};

/** Shown once: whoever leaves them here has to make new ones. */
export const BackupCodes = ({ codes, email, onKept }: Props) => {
  const words = useWords(CODES_WORDS);
  const [told, setTold] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setTold(words.copied);
    } catch {
      setTold(words.notCopied);
    }
  };
  return (
    <div className="kept-once">
      <StepHeading level="h3" isNew>
        {words.keepThese(codes.length)}
      </StepHeading>
      <p className="dim">{words.shownOnce}</p>
      <p className="for-print">{words.onPaper(email)}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code} data-testid="backup-code">
            {code}
          </li>
        ))}
      </ul>
      <div className="acts">
        <Button isSmall onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button isSmall onClick={() => download(words, codes, email)}>
          {words.download}
        </Button>
        <Button isSmall onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p className="hint" role="status">
        {told}
      </p>
      <Button look="primary" onClick={onKept} data-testid="codes-kept">
        {words.kept}
      </Button>
    </div>
  );
};
