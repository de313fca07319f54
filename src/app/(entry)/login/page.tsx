import type { Metadata } from "next";
import Link from "next/link";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { LoginForm } from "#ui/auth/login-form.tsx";

export const metadata: Metadata = { title: "Log in" };

export default function LoginPage() {
  return (
    <EntryFrame
      title="Log in"
      lede="The terminal that started this installation prints a demo login, if it has one."
    >
      <LoginForm />
      <p className="other">
        No account yet? <Link href="/register">Create one</Link>
      </p>
    </EntryFrame>
  );
}
