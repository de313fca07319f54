import { useWords } from "#ui/kit/use-words.ts";
import { EntryHead } from "./entry-head.tsx";
import { LINK_WORDS } from "./link-words.tsx";

/** A link that leads nowhere any more, and every way on. Plain links: this page's address once held the token. */
export const LinkGone = ({ message }: { readonly message: string | null }) => {
  const { gone } = useWords(LINK_WORDS);
  return (
    <>
      <EntryHead title={gone.title} isNew>
        {message ?? gone.incomplete} {gone.why}
      </EntryHead>
      <ul className="ways" data-testid="link-gone">
        <li>
          <a href="/register">{gone.register}</a>
        </li>
        <li>
          <a href="/reset">{gone.reset}</a>
        </li>
        <li>
          {gone.logIn((text) => (
            <a href="/login">{text}</a>
          ))}
        </li>
      </ul>
    </>
  );
};
