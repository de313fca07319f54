import type { Answers } from "#ui/api/answers.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { OUTBOX_WORDS } from "./outbox-words.ts";

export type Mail = Answers["outbox"]["list"][number];

/** The text around the link, so that the link can be followed where it stands. */
const partsOf = ({ text, link }: Mail): readonly [before: string, after: string] | null => {
  const at = link === null ? -1 : text.indexOf(link);
  return link === null || at < 0 ? null : [text.slice(0, at), text.slice(at + link.length)];
};

const Followed = ({ href }: { readonly href: string }) => (
  <a href={href} rel="noreferrer" data-testid="mail-link">
    {href}
  </a>
);

/** One mail as its reader would have seen it. */
export const MailRow = ({ mail }: { readonly mail: Mail }) => {
  const { to } = useWords(OUTBOX_WORDS);
  const format = useFormat();
  const parts = partsOf(mail);
  return (
    <article className="mail" data-testid="mail">
      <header>
        <h2>{mail.subject}</h2>
        <p className="label">
          {to(mail.to)} · <time dateTime={mail.createdAt}>{format.momentZoned(mail.createdAt)}</time>
        </p>
      </header>
      <p className="mail-text">
        {parts === null ? mail.text : parts[0]}
        {parts === null || mail.link === null ? null : <Followed href={mail.link} />}
        {parts === null ? null : parts[1]}
      </p>
      {parts === null && mail.link !== null ? (
        <p>
          <Followed href={mail.link} />
        </p>
      ) : null}
    </article>
  );
};
