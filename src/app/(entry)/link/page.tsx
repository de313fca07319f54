import type { Metadata } from "next";
import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { OpenedLink } from "#ui/auth/opened-link.tsx";

/** The address holds a token until the page has taken it: no request from here may tell where it came from. */
export const metadata: Metadata = { title: "Link", referrer: "no-referrer", robots: { index: false } };

export default async function LinkPage() {
  const { origin } = await readEntryFacts();
  return (
    <EntryFrame>
      <OpenedLink origin={origin} />
    </EntryFrame>
  );
}
