import { EntryHead } from "#ui/auth/entry-head.tsx";

const STAGES = [
  {
    stage: "flatten",
    title: "Close everything",
    says: "Every position is closed at the market, and every waiting order is taken back. Nothing but closing goes on.",
  },
  {
    stage: "guards-only",
    title: "Guards only",
    says: "Positions stay. Guards go on protecting them; nothing else acts, and nothing is opened.",
  },
  {
    stage: "freeze",
    title: "Freeze entries",
    says: "Positions stay, and everything that protects or closes them goes on. Nothing new is opened.",
  },
] as const;

/** What came of it, by the word the answer leads back with. */
const DONE: Readonly<Record<string, { readonly title: string; readonly says: string }>> = {
  flatten: {
    title: "Everything is being closed",
    says: "Positions are closed one after the other, the riskiest first. Log in to see each of them read back as gone, and look at LN Markets.",
  },
  "guards-only": {
    title: "Only guards act",
    says: "Nothing else acts of itself, and nothing is opened, until you log in and let it.",
  },
  freeze: { title: "Entries are frozen", says: "Nothing new is opened until you log in and let it." },
  gone: {
    title: "This link does not work any more",
    says: "It was used, revoked, or has run out. If you used it yourself, the switch is thrown. Log in to look.",
  },
  failed: {
    title: "It could not be thrown",
    says: "Open the link again and try once more at once: a link that failed is not used up. If it goes on, close your positions at LN Markets.",
  },
};

const NOTHING = {
  title: "Nothing was thrown",
  says: "This address is not complete. Open the link where you keep it.",
};

type Props = { readonly token: string | null; readonly done: string | null };

/** What a panic link opens: what each stage does, and one button for it. A plain form, so it works without a script. */
export const PanicLinkPage = ({ token, done }: Props) => {
  const told = done === null ? (token === null ? NOTHING : null) : (DONE[done] ?? NOTHING);
  if (told !== null) return <EntryHead title={told.title}>{told.says}</EntryHead>;
  return (
    <>
      <EntryHead title="Throw the panic switch">
        This link serves once, can only lower risk, and needs no login. Nothing has happened yet.
      </EntryHead>
      {STAGES.map(({ stage, title, says }) => (
        <form key={stage} method="post" action="/api/panic" data-testid={`panic-${stage}`}>
          <input type="hidden" name="token" value={token ?? ""} />
          <input type="hidden" name="stage" value={stage} />
          <p className="dim">{says}</p>
          <button type="submit" className={stage === "flatten" ? "btn grave" : "btn"}>
            {title}
          </button>
        </form>
      ))}
    </>
  );
};
