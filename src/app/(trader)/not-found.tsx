import Link from "next/link";

/** Inside the frame of the pages behind the login, which is a main landmark already. */
export default function NotFoundHere() {
  return (
    <div className="lost">
      <h1>Nothing here</h1>
      <p className="dim">This address leads nowhere. Your positions and guards are not affected.</p>
      <Link className="btn" href="/dashboard">
        Go to the dashboard
      </Link>
    </div>
  );
}
