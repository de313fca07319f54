"use client";

import { useEffect, useRef, useState } from "react";
import { type Problem, problemOf } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { ChoosePassword } from "./choose-password.tsx";
import { ConfirmEmail } from "./confirm-email.tsx";
import { EntryHead } from "./entry-head.tsx";
import { ENTRY_WORDS } from "./entry-words.ts";
import { LinkGone } from "./link-gone.tsx";
import { LINK_WORDS } from "./link-words.tsx";
import { Login } from "./login.tsx";
import { takeToken } from "./take-token.ts";

type View = { readonly purpose: "register" | "reset" | "change-email"; readonly email: string };

type State =
  | { readonly kind: "reading" }
  | { readonly kind: "gone"; readonly message: string | null }
  | { readonly kind: "unread"; readonly problem: Problem }
  | { readonly kind: "open"; readonly view: View }
  | { readonly kind: "chosen"; readonly email: string; readonly next: "/dashboard" | "/welcome" };

/** Reads the link once the page is there; a failure to ask is no answer about the link. */
const useLink = () => {
  const { noAnswer } = useWords(ENTRY_WORDS);
  const client = useTRPCClient();
  const token = useRef<string | null>(null);
  const [state, setState] = useState<State>({ kind: "reading" });
  const read = async () => {
    setState({ kind: "reading" });
    if (token.current === null) {
      setState({ kind: "gone", message: null });
      return;
    }
    try {
      setState({ kind: "open", view: await client.auth.readLink.mutate({ token: token.current }) });
    } catch (error) {
      const problem = problemOf(error, noAnswer);
      const isUnread = problem.message === noAnswer || problem.retryAfter !== null;
      setState(isUnread ? { kind: "unread", problem } : { kind: "gone", message: problem.message });
    }
  };
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    token.current = takeToken();
    void read();
  });
  return { state, setState, read, token };
};

/** What a link in a mail leads to. Opening it changes nothing: a mail program that looks ahead does not use it up. */
export const OpenedLink = ({ origin }: { readonly origin: string }) => {
  const { opened } = useWords(LINK_WORDS);
  const { state, setState, read, token } = useLink();
  const gone = (message: string) => setState({ kind: "gone", message });
  if (state.kind === "reading") {
    return <EntryHead title={opened.reading}>{opened.readingLede}</EntryHead>;
  }
  if (state.kind === "unread") {
    return (
      <>
        <EntryHead title={opened.unread} isNew>
          {state.problem.message} {opened.notUsedUp}
        </EntryHead>
        <div className="form">
          <Button look="primary" onClick={() => void read()}>
            {opened.again}
          </Button>
        </div>
      </>
    );
  }
  if (state.kind === "gone") return <LinkGone message={state.message} />;
  if (state.kind === "chosen") {
    return (
      <Login
        origin={origin}
        email={state.email}
        next={state.next}
        title={opened.passwordSet}
        lede={opened.logInOnce}
        isNew
      />
    );
  }
  const { view } = state;
  return view.purpose === "change-email" ? (
    <ConfirmEmail email={view.email} token={token.current ?? ""} onGone={gone} />
  ) : (
    <ChoosePassword
      purpose={view.purpose}
      email={view.email}
      token={token.current ?? ""}
      onGone={gone}
      onChosen={(email) => {
        // What stands here from now on is the login, so its address does too: a reload must not look for a link.
        window.history.replaceState(null, "", "/login");
        setState({ kind: "chosen", email, next: view.purpose === "register" ? "/welcome" : "/dashboard" });
      }}
    />
  );
};
