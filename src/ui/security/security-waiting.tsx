import { MISSING } from "#ui/format/format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Part } from "./part.tsx";
import { PARTS } from "./part-words.ts";
import { SECURITY_WORDS } from "./security-words.ts";

type Props = {
  /** Why it could not be read; null while it is being read. */
  readonly problem: string | null;
  readonly onAgain: () => void;
};

const Reading = () => {
  const { page, proof, verdict, waiting } = useWords(SECURITY_WORDS);
  return (
    <section className="verdict security-verdict" aria-busy="true" aria-label={verdict}>
      <div>
        <h1 className="faint">
          <span className="sk" />
          <span className="vh">{page}</span>
        </h1>
        <p className="lede wide-lede">
          <span className="sk" />
        </p>
        <p className="sub">{waiting.reading}</p>
      </div>
      <dl className="proof">
        {[proof.read, proof.loggedIn, proof.confirmed].map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{MISSING}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** The head of the page before there is anything to say: we do not know, and it looks like it. */
export const SecurityWaiting = ({ problem, onAgain }: Props) => {
  const { verdict, waiting } = useWords(SECURITY_WORDS);
  if (problem === null) return <Reading />;
  return (
    <section className="verdict security-verdict" aria-label={verdict}>
      <div>
        <h1 className="s-blind">
          <Glyph kind="blind" />
          <span>{waiting.notKnown}</span>
        </h1>
        <p className="lede wide-lede">{waiting.unread}</p>
        <p className="sub">{problem}</p>
        <div className="acts">
          <Button look="primary" onClick={onAgain}>
            {waiting.again}
          </Button>
        </div>
      </div>
    </section>
  );
};

/** The subjects where they will stand, so that nothing moves when they are read. */
export const WaitingParts = ({ isReading }: { readonly isReading: boolean }) => {
  const { waiting } = useWords(SECURITY_WORDS);
  return PARTS.map((name) => (
    <Part key={name} name={name}>
      {isReading ? <span className="sk part-sk" /> : <p className="dim">{waiting.part}</p>}
    </Part>
  ));
};
