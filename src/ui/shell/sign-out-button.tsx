"use client";

import { useState } from "react";
import { signOutAndLeave } from "#ui/api/end-of-session.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { SHELL_WORDS } from "./shell-words.ts";

export const SignOutButton = () => {
  const { signOut: signOutWord } = useWords(SHELL_WORDS);
  const [isLeaving, setLeaving] = useState(false);
  const signOut = async () => {
    setLeaving(true);
    try {
      await signOutAndLeave();
    } catch {
      setLeaving(false);
    }
  };
  return (
    <Button isSmall busy={isLeaving ? "…" : null} onClick={() => void signOut()} data-testid="sign-out">
      {signOutWord}
    </Button>
  );
};
