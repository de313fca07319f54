"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";

export const SignOutButton = () => {
  const [isLeaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    try {
      await signOut({ redirect: false });
      window.location.assign("/");
    } catch {
      setLeaving(false);
    }
  };
  return (
    <Button isSmall busy={isLeaving ? "…" : null} onClick={() => void leave()} data-testid="sign-out">
      Sign out
    </Button>
  );
};
