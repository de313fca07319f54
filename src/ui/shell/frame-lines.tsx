"use client";

import Link from "next/link";
import { useWords } from "#ui/kit/use-words.ts";
import { usePreferences } from "#ui/language/preferences-provider.tsx";
import { SHELL_WORDS } from "./shell-words.ts";

/** Past the navigation, for whoever goes by the keyboard. */
export const SkipLink = () => (
  <a className="skip" href="#main">
    {useWords(SHELL_WORDS).skip}
  </a>
);

export const SignedIn = ({ email }: { readonly email: string }) => (
  <div className="acct">
    <span className="label">{useWords(SHELL_WORDS).signedIn}</span>
    <span>{email}</span>
  </div>
);

/** What every page is told in, what Axisor is not, and the way to how it stands. */
export const FootNote = () => {
  const { timeZone } = usePreferences().preferences;
  const words = useWords(SHELL_WORDS);
  return (
    <p className="wrap foot-note">
      {words.footNote(timeZone)}{" "}
      <Link href="/status" prefetch={false}>
        {words.status}
      </Link>
    </p>
  );
};
