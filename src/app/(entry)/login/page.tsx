import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { LoginEntry } from "#ui/auth/login-entry.tsx";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("login");

export default async function LoginPage() {
  const { origin } = await readEntryFacts();
  return (
    <EntryFrame>
      <LoginEntry origin={origin} />
    </EntryFrame>
  );
}
