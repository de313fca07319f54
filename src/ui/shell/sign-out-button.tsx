"use client";

import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { forgetLastKnown } from "#ui/offline/last-known.ts";
import { SHELL_WORDS } from "./shell-words.ts";

export const SignOutButton = () => {
  const { signOut: signOutWord } = useWords(SHELL_WORDS);
  const [isLeaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    try {
      // Only who leaves needs it.
      const { signOut } = await import("next-auth/react");
      await signOut({ redirect: false });
      forgetLastKnown();
      window.location.assign("/");
    } catch {
      setLeaving(false);
    }
  };
  return (
    <Button isSmall busy={isLeaving ? "…" : null} onClick={() => void leave()} data-testid="sign-out">
      {signOutWord}
    </Button>
  );
};
