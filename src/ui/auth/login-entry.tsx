"use client";

import { useWords } from "#ui/kit/use-words.ts";
import { ENTRY_WORDS } from "./entry-words.ts";
import { Login } from "./login.tsx";
import { OtherWay } from "./other-way.tsx";
import { PlainHttpNotice } from "./plain-http-notice.tsx";

/** The login as one comes to it from anywhere, with what else can be done instead. */
export const LoginEntry = ({ origin }: { readonly origin: string }) => {
  const { title, demo } = useWords(ENTRY_WORDS);
  return (
    <Login origin={origin} title={title} lede={demo}>
      <OtherWay from="login" />
      <PlainHttpNotice origin={origin} />
    </Login>
  );
};
