import type { Metadata } from "next";
import Link from "next/link";
import { EntryFrame } from "#ui/auth/entry-frame.tsx";
import { RegisterForm } from "#ui/auth/register-form.tsx";

export const metadata: Metadata = { title: "Create an account" };

export default function RegisterPage() {
  return (
    <EntryFrame title="Create an account" lede="It holds no funds. You connect an exchange key afterwards.">
      <RegisterForm />
      <p className="other">
        Have one already? <Link href="/login">Log in</Link>
      </p>
    </EntryFrame>
  );
}
