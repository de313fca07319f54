import Link from "next/link";
import { readEntryFacts } from "#server/auth/read-entry-facts.ts";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { Login } from "#ui/auth/login.tsx";
import { PlainHttpNotice } from "#ui/auth/plain-http-notice.tsx";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("login");

export default async function LoginPage() {
  const { origin } = await readEntryFacts();
  return (
    <EntryFrame>
      <Login
        origin={origin}
        title="Log in"
        lede="The terminal that started this installation prints a demo login, if it has one."
      >
        <p className="other">
          No account yet? <Link href="/register">Create one</Link>
        </p>
        <PlainHttpNotice origin={origin} />
      </Login>
    </EntryFrame>
  );
}
