import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { OpenedLink } from "#ui/auth/opened-link.tsx";
import { titled } from "../../titled.ts";

/** The address holds a token until the page has taken it: no request from here may tell where it came from. */
export const generateMetadata = titled("link", { referrer: "no-referrer", robots: { index: false } });

export default async function LinkPage() {
  const { origin } = await readEntryFacts();
  return (
    <EntryFrame>
      <OpenedLink origin={origin} />
    </EntryFrame>
  );
}
