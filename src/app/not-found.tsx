import Link from "next/link";

export default function NotFound() {
  return (
    <main className="lost">
      <h1>Nothing here</h1>
      <p className="dim">This address leads nowhere. Your positions and guards are not affected.</p>
      <Link className="btn" href="/dashboard">
        Go to the dashboard
      </Link>
    </main>
  );
}
