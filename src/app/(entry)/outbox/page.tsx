import { notFound } from "next/navigation";
import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { Outbox } from "#ui/outbox/outbox.tsx";
import "#ui/outbox/outbox.css";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("outbox", { referrer: "no-referrer", robots: { index: false } });

export default async function OutboxPage() {
  const { isOutboxOpen } = await readEntryFacts();
  if (!isOutboxOpen) notFound();
  return (
    <EntryFrame isWide>
      <Outbox />
    </EntryFrame>
  );
}
