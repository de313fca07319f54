import type { Metadata } from "next";
import Link from "next/link";
import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { LinkRequest } from "#ui/auth/link-request.tsx";

export const metadata: Metadata = { title: "Forgot your password" };

export default async function ResetPage() {
  const { isOutboxOpen } = await readEntryFacts();
  return (
    <EntryFrame>
      <LinkRequest purpose="reset" isOutboxOpen={isOutboxOpen} />
      <p className="other">
        Remembered it? <Link href="/login">Log in</Link>
      </p>
    </EntryFrame>
  );
}
