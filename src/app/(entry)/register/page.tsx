import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { LinkRequest } from "#ui/auth/link-request.tsx";
import { OtherWay } from "#ui/auth/other-way.tsx";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("register");

export default async function RegisterPage() {
  const { isOutboxOpen } = await readEntryFacts();
  return (
    <EntryFrame>
      <LinkRequest purpose="register" isOutboxOpen={isOutboxOpen} />
      <OtherWay from="register" />
    </EntryFrame>
  );
}
