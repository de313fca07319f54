"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useWords } from "#ui/kit/use-words.ts";
import { WELCOME_WORDS } from "./welcome-words.ts";

/** Back to the first steps, for whoever was led here by them. */
export const WayBack = () => {
  const { back } = useWords(WELCOME_WORDS);
  if (useSearchParams().get("from") !== "welcome") return null;
  return (
    <Link className="btn" href="/welcome" data-testid="welcome-back">
      {back}
    </Link>
  );
};
