"use client";

import Link from "next/link";
import { useWords } from "#ui/kit/use-words.ts";
import { ENTRY_WORDS } from "./entry-words.ts";

const WAYS = { login: "/register", register: "/login", reset: "/login" } as const;

/** For whoever opened the wrong one of the pages before the login: the way to the right one. */
export const OtherWay = ({ from }: { readonly from: keyof typeof WAYS }) => {
  const { question, way } = useWords(ENTRY_WORDS).others[from];
  return (
    <p className="other">
      {question} <Link href={WAYS[from]}>{way}</Link>
    </p>
  );
};
