import { EntryHead } from "./entry-head.tsx";

/** A link that leads nowhere any more, and every way on. Plain links: this page's address once held the token. */
export const LinkGone = ({ message }: { readonly message: string | null }) => (
  <>
    <EntryHead title="This link does not work any more" isNew>
      {message ?? "Open it from the mail once more: its address is complete there."} A link serves once and
      for a limited time, and a newer one replaces it.
    </EntryHead>
    <ul className="ways" data-testid="link-gone">
      <li>
        <a href="/register">Ask for a new link to create an account</a>
      </li>
      <li>
        <a href="/reset">Ask for a new link to choose another password</a>
      </li>
      <li>
        <a href="/login">Log in</a>, if the link has done its work already
      </li>
    </ul>
  </>
);
