import Link from "next/link";
import { Button } from "#ui/kit/button.tsx";
import { EntryHead } from "./entry-head.tsx";

type Props = {
  readonly purpose: "register" | "reset";
  readonly email: string;
  readonly isOutboxOpen: boolean;
  readonly onAgain: () => void;
};

/** Never says whether the address has an account: that is told in the mail, to whoever can read it. */
const WHAT: Readonly<Record<Props["purpose"], string>> = {
  register: "If it has an account already, the mail says so instead.",
  reset: "If it has no account, nothing arrives.",
};

/** Where the link went, and what to do when it does not come. */
export const MailSent = ({ purpose, email, isOutboxOpen, onAgain }: Props) => (
  <div className="mail-sent" data-testid="mail-sent">
    <EntryHead title="Look at your mail" isNew>
      We sent a link to <b>{email}</b>. It serves once, for a limited time. {WHAT[purpose]}
    </EntryHead>
    {isOutboxOpen ? (
      <>
        <p>Mail does not leave this installation: the link waits in its outbox.</p>
        <Link className="btn primary" href="/outbox" data-testid="to-outbox">
          Open the outbox
        </Link>
      </>
    ) : (
      <p className="dim">Nothing there after a few minutes? Look among the unwanted mail, then ask again.</p>
    )}
    <Button onClick={onAgain} data-testid="mail-again">
      Ask again, or for another address
    </Button>
  </div>
);
