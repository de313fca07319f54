import Link from "next/link";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EntryHead } from "./entry-head.tsx";
import { LINK_WORDS } from "./link-words.tsx";

type Props = {
  readonly purpose: "register" | "reset";
  readonly email: string;
  readonly isOutboxOpen: boolean;
  readonly onAgain: () => void;
};

/** Where the link went, and what to do when it does not come. */
export const MailSent = ({ purpose, email, isOutboxOpen, onAgain }: Props) => {
  const { sent } = useWords(LINK_WORDS);
  return (
    <div className="mail-sent" data-testid="mail-sent">
      <EntryHead title={sent.title} isNew>
        {sent[purpose](<b>{email}</b>)}
      </EntryHead>
      {isOutboxOpen ? (
        <>
          <p>{sent.inOutbox}</p>
          <Link className="btn primary" href="/outbox" data-testid="to-outbox">
            {sent.openOutbox}
          </Link>
        </>
      ) : (
        <p className="dim">{sent.nothingThere}</p>
      )}
      <Button onClick={onAgain} data-testid="mail-again">
        {sent.again}
      </Button>
    </div>
  );
};
